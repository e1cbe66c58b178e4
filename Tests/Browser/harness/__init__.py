"""What the browser tests stand on: the program under test, its answers, and its pages."""

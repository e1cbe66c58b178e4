"""Two ways to use a page: with a finger or mouse, and with the keys alone."""

# More stops than any page has between its beginning and what is looked for.
STOPS = 250


class Mouse:
    def __init__(self, page):
        self.page = page

    def open(self, address):
        self.page.goto(address)

    def press(self, thing):
        thing.click()

    def fill(self, field, text):
        field.click()
        field.fill(text)

    def tick(self, box):
        box.check()

    def choose(self, select, text):
        select.select_option(label=text)

    def write(self, paragraphs):
        """Into what has the focus."""
        for index, paragraph in enumerate(paragraphs):
            if index:
                self.page.keyboard.press("Enter")
            self.page.keyboard.insert_text(paragraph)


class Keys(Mouse):
    """Reaches everything by Tab, from the beginning of the page, and presses it with Enter or Space."""

    def reach(self, thing):
        thing.wait_for()
        if thing.evaluate("it => it === document.activeElement"):
            return
        for _ in range(STOPS):
            self.page.keyboard.press("Tab")
            if thing.evaluate("it => it === document.activeElement"):
                return
        raise AssertionError(f"Tab does not lead to {thing} on {self.page.url}")

    def press(self, thing):
        self.reach(thing)
        self.page.keyboard.press("Enter")

    def fill(self, field, text):
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def tick(self, box):
        if box.is_checked():
            return
        self.reach(box)
        self.page.keyboard.press("Space")
        assert box.is_checked()

    def choose(self, select, text):
        self.reach(select)
        for _ in range(select.locator("option").count()):
            if select.evaluate("it => it.selectedOptions[0].text") == text:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{text} is not among the choices")

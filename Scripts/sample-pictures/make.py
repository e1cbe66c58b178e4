"""Makes every picture of the sample site: `python3 make.py`, or `python3 make.py tide chess` for those whose name has a word.

Needs numpy, scipy, Pillow, Chromium, ffmpeg and the Noto CJK fonts.
"""

import importlib
import sys

import kit
import moving

# Each registers its pictures with the kit as it is imported.
SCENES = (
    "avatars birds boards charts cities diagrams hashes isometric landscapes lettering money"
    " projections rain sky sorting table textures things town"
).split()
GROUP = 8  # drawings on one page: Chromium refuses pages taller than 16,384 pixels


def wanted(name):
    return not sys.argv[1:] or any(word in name for word in sys.argv[1:])


for scene in SCENES:
    importlib.import_module(scene)
for name, make in kit.PAINTINGS.items():
    if wanted(name):
        kit.save(make(), name)
names = [name for name in kit.DRAWINGS if wanted(name)]
for start in range(0, len(names), GROUP):
    kit.rasterise(names[start : start + GROUP])
for name, make in moving.FILMS.items():
    if wanted(name):
        make(name)

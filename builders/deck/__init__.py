"""A lesson in; a native, editable PPTX deck out."""

from builders.deck.package.deferred import defer

# python-pptx imports them for what is never asked of it; they would take a tenth of a build.
for unused in ("urllib.request", "PIL.ImageFont"):
    defer(unused)

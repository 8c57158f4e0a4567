"""Pictures of a report (.png, .jpg, .tiff): every frame is a page whose words are recognised."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageSequence, UnidentifiedImageError

from graph.errors import DamagedInput, EmptyInput, ReaderMissing, TooLarge
from graph.model import Text

from . import recognition
from .composition import Composition
from .pages import Page, compose

PIXELS = 80_000_000
"""A page of A3 at 600 dots an inch has 70 million."""
FRAMES = 500


def picture(original: bytes, name: str) -> Text:
    """The words in a picture. Raises `TooLarge` before unpacking, `ReaderMissing`, `DamagedInput`."""
    if not recognition.installed():
        raise ReaderMissing(recognition.MISSING.format(name=name, what="this file holds"))
    try:
        with warnings.catch_warnings():
            # The size is checked here by a bound of our own.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(original))
            pages = _pages(opened, name)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        if isinstance(error, Image.DecompressionBombError):
            raise TooLarge(_large(name)) from None
        raise DamagedInput(
            f"{name}: the picture is damaged and cannot be opened; get it once more."
        ) from None
    found = Composition(name)
    found.hints.append(recognition.HINT.format(name=name, what="the text was"))
    compose(pages, found)
    if not found.length:
        raise EmptyInput(f"{name}: no words were recognised in this picture; give a sharper one.")
    return found.text()


def _large(name: str) -> str:
    return f"{name}: the picture has more than {PIXELS // 1_000_000} million pixels; save it smaller."


def _pages(opened: Image.Image, name: str) -> list[Page]:
    frames = getattr(opened, "n_frames", 1)
    if opened.width * opened.height > PIXELS or frames > FRAMES:
        raise TooLarge(_large(name))
    engine = recognition.recogniser()
    pages = []
    for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
        if frame.width * frame.height > PIXELS:
            raise TooLarge(_large(name))
        pages.append(Page(recognition.rows(engine, frame, number), (), frame.width / frame.height))
    return pages

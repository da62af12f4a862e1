"""Why a photo is not shown, in the reporter's words: what is wrong, and what to do. No Flask, no database."""

from __future__ import annotations

from typing import Final

from backend.core.words import ENGLISH, mark, translated

PICTURES: Final = {
    "avif": "AVIF",
    "bmp": "BMP",
    "gif": "GIF",
    "ico": "ICO",
    "jpeg-2000": "JPEG 2000",
    "jpeg-xl": "JPEG XL",
    "psd": "Photoshop",
    "svg": "SVG",
    "tiff": "TIFF",
}
"""Kinds of picture that we know by name and do not open."""

OTHERS: Final = {
    "html": mark("a web page"),
    "pdf": mark("a PDF document"),
    "video": mark("a video"),
    "zip": mark("a ZIP or office file"),
}
"""Files that are no pictures."""

_ENGLISH: Final = {
    "photo-empty": mark("The file is empty. Please choose the photo again."),
    "photo-type": mark("This file is not a picture that we can read. Please send a JPEG, PNG or WebP picture."),
    "photo-type-heic": mark(
        "This is a HEIC picture, a kind that we cannot open safely. Please take the photo with the camera button here, "
        "or save it as JPEG and send that. On an iPhone: Settings, Camera, Formats, Most Compatible."
    ),
    "photo-too-many-pixels": mark("This picture is too large for us to work on. Please send a smaller copy."),
    "photo-broken": mark("This picture is damaged: we cannot read it to its end. Please take or choose it again."),
    "photo-timeout": mark("This picture took too long to read. Please take it again, or send a smaller copy."),
}

_PICTURE: Final = mark("We cannot take {kind} pictures. Please save it as JPEG or PNG and send that.")
_OTHER: Final = mark("This is {kind}, not a photo. Please send a photo of the problem.")

CODES: Final = (*_ENGLISH, *(f"photo-type-{kind}" for kind in (*PICTURES, *OTHERS)))
"""Every reason there is."""


def reason(code: str, language: str = ENGLISH) -> str:
    """The words for a refusal's `code`, in `language` (BCP 47) or else in English; an unknown code is "damaged"."""
    kind = code.removeprefix("photo-type-")
    if kind in PICTURES:
        return translated(_PICTURE, language).format(kind=PICTURES[kind])
    if kind in OTHERS:
        return translated(_OTHER, language).format(kind=translated(OTHERS[kind], language))
    return translated(_ENGLISH.get(code, _ENGLISH["photo-broken"]), language)

"""Why a photo is not shown, in the reporter's words: what is wrong, and what to do. No Flask, no database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
    "html": {"en": "a web page", "es": "una página web"},
    "pdf": {"en": "a PDF document", "es": "un documento PDF"},
    "video": {"en": "a video", "es": "un video"},
    "zip": {"en": "a ZIP or office file", "es": "un archivo ZIP o de oficina"},
}
"""Files that are no pictures."""

_ENGLISH: Final = {
    "photo-empty": "The file is empty. Please choose the photo again.",
    "photo-type": "This file is not a picture that we can read. Please send a JPEG, PNG or WebP picture.",
    "photo-type-heic": (
        "This is a HEIC picture, a kind that we cannot open safely. Please take the photo with the camera button here, "
        "or save it as JPEG and send that. On an iPhone: Settings, Camera, Formats, Most Compatible."
    ),
    "photo-too-many-pixels": "This picture is too large for us to work on. Please send a smaller copy.",
    "photo-broken": "This picture is damaged: we cannot read it to its end. Please take or choose it again.",
    "photo-timeout": "This picture took too long to read. Please take it again, or send a smaller copy.",
}

_SPANISH: Final = {
    "photo-empty": "El archivo está vacío. Elija la foto otra vez.",
    "photo-type": "Este archivo no es una imagen que podamos leer. Envíe una imagen JPEG, PNG o WebP.",
    "photo-type-heic": (
        "Esta imagen es HEIC, un tipo que no podemos abrir de forma segura. Tome la foto con el botón de cámara de "
        "esta página, o guárdela como JPEG y envíela. En un iPhone: Ajustes, Cámara, Formatos, Más compatible."
    ),
    "photo-too-many-pixels": "Esta imagen es demasiado grande para procesarla. Envíe una copia más pequeña.",
    "photo-broken": "Esta imagen está dañada: no podemos leerla hasta el final. Tómela o elíjala otra vez.",
    "photo-timeout": "Leer esta imagen tomó demasiado tiempo. Tómela otra vez o envíe una copia más pequeña.",
}


def _with_kinds(words: Mapping[str, str], picture: str, other: str, names: Mapping[str, str]) -> Mapping[str, str]:
    kinds = {f"photo-type-{kind}": picture.format(name) for kind, name in PICTURES.items()}
    kinds |= {f"photo-type-{kind}": other.format(name) for kind, name in names.items()}
    return {**words, **kinds}


REASONS_BY_LANGUAGE: Final[Mapping[str, Mapping[str, str]]] = {
    "en": _with_kinds(
        _ENGLISH,
        "We cannot take {} pictures. Please save it as JPEG or PNG and send that.",
        "This is {}, not a photo. Please send a photo of the problem.",
        {kind: names["en"] for kind, names in OTHERS.items()},
    ),
    "es": _with_kinds(
        _SPANISH,
        "No podemos aceptar imágenes {}. Guárdela como JPEG o PNG y envíela.",
        "Esto es {}, no una foto. Envíe una foto del problema.",
        {kind: names["es"] for kind, names in OTHERS.items()},
    ),
}
"""For each language and code, why a photo is not shown and what to do."""

REASONS: Final = REASONS_BY_LANGUAGE["en"]


def reason(code: str, language: str = "en") -> str:
    """The words for a refusal's `code`, in `language` (BCP 47) or else in English; an unknown code is "damaged"."""
    words = REASONS_BY_LANGUAGE.get(language, REASONS)
    return words.get(code, words["photo-broken"])

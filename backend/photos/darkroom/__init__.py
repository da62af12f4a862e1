"""What opens a resident's picture. It runs alone, in a child process under limits, and imports nothing of the house:
only Pillow, exifread and the standard library. `backend.photos.sandbox` starts it and judges what comes back."""

from typing import Final

CRASHED: Final = 70
"""Exit status where a picture brought down even the answer about it."""

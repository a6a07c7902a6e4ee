"""What was drawn."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journey.files.writing import write_whole

MEDIA = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
"""The media type of each format that a notebook can show."""


@dataclass(frozen=True)
class Picture:
    """A finished picture.

    Attributes:
        data: The bytes of the file.
        format: `svg`, `png`, `pdf` or `dot`.
        notes: What the reader has to know, such as letters that no bundled font has.
    """

    data: bytes
    format: str
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Picture: {self.format}, {len(self.data)} bytes>"

    @property
    def text(self) -> str:
        """The picture as text.

        Raises:
            UnicodeDecodeError: The format is no text.
        """
        return self.data.decode()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture to a file, whole or not at all.

        Raises:
            OSError: The file cannot be written; what was there before is untouched.
        """
        write_whole(Path(path), self.data)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Show the picture in a notebook."""
        if self.format == "svg":
            return {MEDIA["svg"]: self.text, "text/plain": repr(self)}
        if self.format in MEDIA:
            return {MEDIA[self.format]: self.data, "text/plain": repr(self)}
        return {"text/plain": self.text}

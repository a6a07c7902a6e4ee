"""Open files to read: regular ones only, since what a device or a pipe holds may never end."""

import os
import stat
from errno import EFBIG, ENODEV
from typing import BinaryIO

from journey.problems.errors import MissingFile, UnreadableFile


def is_there(path: str | os.PathLike[str]) -> bool:
    """Tell whether anything is at a path; unlike a path's own method, this raises for no name."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a file; unlike a path's own method, this raises for no name."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a folder; unlike a path's own method, this raises for no name."""
    return os.path.isdir(path)  # noqa: PTH112


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a regular file for reading.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened, is a folder, or is no regular file.
    """
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116 - a path may be any text
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            raise OSError(ENODEV, "Not a regular file")
        return open(path, "rb")
    except FileNotFoundError as error:
        raise MissingFile(error.errno, error.strerror, os.fspath(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(getattr(error, "errno", None), reason, os.fspath(path)) from None


def content_of(path: str | os.PathLike[str], most: int) -> bytes:
    """Return what a regular file holds; of a larger one the first bytes, one more than `most`.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be read, is a folder, or is no regular file.
    """
    with open_file(path) as file:
        try:
            return file.read(most + 1)
        except OSError as error:
            raise UnreadableFile(error.errno, error.strerror, os.fspath(path)) from None


def whole_content_of(path: str | os.PathLike[str], most: int) -> bytes:
    """Return what a regular file holds that may have so many bytes.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be read, is a folder, no regular file, or larger.
    """
    content = content_of(path, most)
    if len(content) > most:
        raise UnreadableFile(EFBIG, "File too large", os.fspath(path))
    return content

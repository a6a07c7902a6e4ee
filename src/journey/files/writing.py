"""Write files whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file such that nobody ever sees half of it.

    A link is followed. The permissions of a file that is replaced stay.

    Raises:
        OSError: The file cannot be written; what was there before is untouched.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or a pipe cannot be replaced by renaming.
        target.write_bytes(content)
        return
    # The name beside it is no longer than names may be.
    handle, name = tempfile.mkstemp(prefix=".journey.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    # mkstemp makes files for the owner alone; others get what they always get.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

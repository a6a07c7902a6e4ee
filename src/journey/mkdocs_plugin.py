"""The plugin `journey` of MkDocs 1: fences named `journey`, with pictures as files of the site.

It adds to the Markdown extension what only MkDocs knows: where a page stands, where files of the
site go, and what `mkdocs serve` has to watch.
"""

from pathlib import Path
from typing import Any

from mkdocs.config import Config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from journey.markdown_ext import JourneyExtension, TextPlace
from journey.pictures.embedding import file_name
from journey.pictures.picture import Picture

_LOGGER = get_plugin_logger("journey")


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say of the plugin."""

    language = option.Choice(("en", "ko"), default="en")
    folder = option.Type(str, default="assets/journeys")


class JourneyPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Draws fences named `journey`."""

    def __init__(self) -> None:
        self.extension = JourneyExtension()
        self.sources: set[Path] = set()
        self.server: LiveReloadServer | None = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Have Markdown draw the fences."""
        self.extension = JourneyExtension()
        extensions: list[Any] = config.markdown_extensions
        extensions.append(self.extension)

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Tell the extension of which page it gets the text next."""
        path = Path(page.file.abs_src_path or config.docs_dir)
        top = Path(config.docs_dir)

        def keep(picture: Picture) -> str:
            uri = f"{self.config.folder.strip('/')}/{file_name(picture)}"
            there = files.get_file_from_path(uri)
            if there is None:
                there = File.generated(config, uri, content=picture.data)
                files.append(there)
            return there.url_relative_to(page.file)

        self.extension.place = TextPlace(
            path.parent,
            top,
            page.file.src_uri,
            _lines_before(path, markdown),
            self.config.language,
            keep,
            _LOGGER.warning,
            self._watch,
        )

    def on_serve(self, server: LiveReloadServer, /, **_: Any) -> None:
        """Have the journey files watched."""
        self.server = server
        for source in sorted(self.sources):
            server.watch(str(source))

    def _watch(self, source: Path) -> None:
        if source not in self.sources:
            self.sources.add(source)
            if self.server is not None:
                self.server.watch(str(source))


def _lines_before(path: Path, markdown: str) -> int:
    """Return how many lines of a page stand before its text: those of its metadata."""
    try:
        whole = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return 0
    return max(0, whole.rstrip().count("\n") - markdown.rstrip().count("\n"))

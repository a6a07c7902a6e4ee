"""How the documentation is built; keys, rules and commands are written from the code."""

from pathlib import Path

import click

import journey
from journey.checking.explaining import explain
from journey.checking.rule import Rule, all_rules
from journey.cli import main
from journey.files.schema import field_docs
from journey.model.anatomy import anatomy
from journey.model.journey import Journey
from journey.model.parts import Part

project = "journey"
author = "The journey authors"
copyright = "2026, the journey authors"
release = version = journey.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "journey.sphinx_ext"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "journey"
exclude_patterns = ["_build"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {
    "members": True,
    "exclude-members": "model_config, model_copy, text_field, model_post_init",
}
napoleon_google_docstring = True
napoleon_use_ivar = True
nitpicky = False
suppress_warnings = ["myst.header"]

HERE = Path(__file__).parent


def write_rules() -> None:
    """Write a page for each rule, and the list of them."""
    folder = HERE / "rules"
    folder.mkdir(exist_ok=True)
    rules = sorted(all_rules().values(), key=lambda rule: (-rule.severity, rule.id))
    rows = [
        f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.statement.en} |" for rule in rules
    ]
    lines = [
        "# Rules",
        "",
        "`journey explain RULE` prints the same pages; `--lang ko` in Korean.",
        "",
        "| rule | severity | what it asks for |",
        "|---|---|---|",
        *rows,
        "",
        "```{toctree}",
        ":hidden:",
        "",
        *(rule.id for rule in rules),
        "```",
        "",
    ]
    write(folder / "index.md", lines)
    for rule in rules:
        write(folder / f"{rule.id}.md", rule_page(rule))


def rule_page(rule: Rule) -> list[str]:
    """Return the lines of a rule's page, in English and then in Korean."""
    lines = [f"# {rule.id}", "", *said(rule, "en")]
    for title, example in (("Bad", rule.bad), ("Good", rule.good)):
        if example:
            lines += [f"## {title}", "", "```yaml", *example.splitlines(), "```", ""]
    return [*lines, "## 한국어", "", *said(rule, "ko")]


def said(rule: Rule, language: str) -> list[str]:
    """Return what `journey explain` says of a rule in one language, but for the examples."""
    told = explain(rule, language)
    lines = [f"*{told.severity}*: {told.statement}", ""]
    for heading, text in told.headed:
        lines += [f"**{heading.say(language)}:** {text}", ""]
    return lines


def write_commands() -> None:
    """Write what every command says with `--help`: all its options, each with its default."""
    lines = ["# Commands", "", "What each says with `--help`, written from the code.", ""]
    top = click.Context(main, info_name="journey", **main.context_settings)
    for name in main.list_commands(top):
        command = main.get_command(top, name) or main
        text = command.get_help(click.Context(command, top, name, max_content_width=80)).rstrip()
        lines += [f"## journey {name}", "", "```text", *text.splitlines(), "```", ""]
    write(HERE / "commands.md", lines)


def write_parts() -> None:
    """Write the reference of every part and every key of the file."""
    lines = ["# Every key", "", "Written from the code: what an editor shows is the same.", ""]
    seen: list[type[Part]] = []
    collect(Journey, seen)
    for model in seen:
        lines += part_section(model)
    write(HERE / "keys.md", lines)


def collect(model: type[Part], seen: list[type[Part]]) -> None:
    """List a class of parts and those within it, each once."""
    if model not in seen:
        seen.append(model)
        for within in anatomy(model).within:
            collect(within.model, seen)


def part_section(model: type[Part]) -> list[str]:
    """Return the section of one class of parts."""
    shape, docs = anatomy(model), field_docs(model)
    summary = " ".join((model.__doc__ or "").split("Attributes:")[0].split(">>>")[0].split())
    lines = [f"## {model.__name__}", "", summary, ""]
    if model.text_field:
        lines += [f"A bare text in its place is its `{model.text_field}`.", ""]
    lines += ["| key | in Python | what it says |", "|---|---|---|"]
    for name, key in shape.keys.items():
        shown = f"`{shape.short.get(name, key)}`" if key != "id" else "(the key of the mapping)"
        lines.append(f"| {shown} | `{name}` | {docs.get(name, '')} |")
    return [*lines, ""]


def write(path: Path, lines: list[str]) -> None:
    """Write a page, unless it says the same already."""
    text = "\n".join(lines)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


write_commands()
write_rules()
write_parts()

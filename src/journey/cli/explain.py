"""`journey explain`, `journey schema` and `journey dump`."""

from pathlib import Path

import click

from journey.cli.terminal import (
    configured_language,
    language_option,
    manner,
    stop,
    whole_document,
    write_file,
)


@click.command()
@click.argument("rule", required=False)
@language_option()
def command(rule: str | None, language: str | None) -> None:
    """Explain a rule: why it is, and how to mend a breach.

    RULE is the id of a rule, as reports name it: trapped-customer. Without one, all are listed.
    """
    from journey.checking.explaining import list_rules, page
    from journey.problems.errors import UnknownRule

    chosen = configured_language(".", language)
    how = manner(chosen)
    if rule is None:
        click.echo(list_rules(how), nl=False)
        return
    try:
        click.echo(page(rule, how), nl=False)
    except UnknownRule as error:
        stop(error.say(chosen))


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead.")
@click.option(
    "--of",
    type=click.Choice(["journey", "report", "walks"]),
    default="journey",
    show_default=True,
    help="Of journey files, of `journey check --format json`, or of `journey walks --format json`.",
)
def schema_command(output: Path | None, of: str) -> None:
    """Print the JSON Schema of journey files, for editors.

    An editor that knows it completes keys, explains them and underlines mistakes.
    """
    import json

    from journey.checking.reporters.json import report_schema
    from journey.files.schema import json_schema
    from journey.walks.scripts.json import walks_schema

    data = {"journey": json_schema, "report": report_schema, "walks": walks_schema}[of]()
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode())


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@language_option()
def dump_command(file: str, language: str | None) -> None:
    """Print a journey in its shortest form.

    FILE is a journey file, or - for the standard input. What is printed reads back as the same
    journey; comments are lost.
    """
    from journey.files.yaml.dumping import dump

    document = whole_document(file, configured_language(file, language))
    click.echo(dump(document.journey), nl=False)

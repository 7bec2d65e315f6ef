"""`docs/cli.md`: every command with its arguments and options, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from tests.docs.markdown import code, plain, table
from trustaudit.cli import app
from trustaudit.cli_options import EPILOG

_HEAD = """\
# The command line

`trustaudit COMMAND --help` says the same on your terminal. Flags win over environment variables, those over
`trustaudit.yaml`, that over defaults: see [settings](settings.md).

{epilog} See [exit codes](exit-codes.md).
"""


def documents() -> Mapping[str, str]:
    root: Any = typer.main.get_command(app)
    parts = [_HEAD.format(epilog=EPILOG), *_commands(root, "trustaudit")]
    return {"cli.md": "\n".join(parts).rstrip() + "\n"}


def _commands(group: Any, path: str) -> Iterator[str]:
    for name in sorted(group.commands):
        command = group.commands[name]
        if hasattr(command, "commands"):
            yield from _commands(command, f"{path} {name}")
        else:
            yield _command(command, f"{path} {name}")


def _command(command: Any, path: str) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and "--help" not in p.opts]
    words = " ".join(_metavar(p) for p in arguments)
    parts = [f"## {path}\n", f"`{path} {words}`\n".replace(" `", "`"), f"{plain(command.help or '')}\n"]
    if arguments:
        parts.append(
            table(["argument", "meaning"], [[code(_metavar(p)), plain(p.help or "")] for p in arguments]) + "\n"
        )
    if options:
        parts.append(table(["option", "meaning"], [[_names(p), plain(p.help or "")] for p in options]) + "\n")
    return "\n".join(parts)


def _metavar(parameter: Any) -> str:
    name = (parameter.metavar or parameter.name).upper()
    name = f"{name}..." if parameter.nargs == -1 else name
    return name if parameter.required else f"[{name}]"


def _names(parameter: Any) -> str:
    names = sorted(parameter.opts, key=len) + list(parameter.secondary_opts)
    return ", ".join(code(name) for name in names)

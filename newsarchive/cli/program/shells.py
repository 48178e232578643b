"""A shell's line -> completions as its script takes them: bash, zsh and fish, on click's own classes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from click.shell_completion import (
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["SHELLS", "VARIABLE", "script"]

FIELD = re.compile(r"-[^\W\d_]+:")
VARIABLE = "_NEWSARCHIVE_COMPLETE"
BASH = r"""%(complete_func)s() {
    local kind value
    COMPREPLY=()
    while IFS=$'\t' read -r kind value; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            open) compopt -o nospace; COMPREPLY+=("$value") ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" \
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
FISH = r"""function %(complete_func)s
    for line in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) \
            COMP_CWORD=(commandline -ct | string collect) %(prog_name)s 2>/dev/null)
        set -l parts (string split --max 2 \t -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case '*'
                echo -- $parts[2]\t$parts[3]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments '(%(complete_func)s)'
"""


class Typed(NamedTuple):
    """The words of a line; of the last one as it was typed, where in the line's words it begins, and the quotation mark that is open."""

    words: list[str]
    raw: str
    quote: str


def typed_in(line: str) -> Typed:
    r"""Read a line as bash does, up to the cursor.

    >>> typed_in('newsarchive list --section "Politik / Aus')
    Typed(words=['newsarchive', 'list', '--section', 'Politik / Aus'], raw='"Politik / Aus', quote='"')
    >>> typed_in("newsarchive show ").words
    ['newsarchive', 'show', '']
    """
    words, word, start, quote, at = [], "", 0, "", 0
    while at < len(line):
        char = line[at]
        if quote:
            if char == quote:
                quote = ""
            elif char == "\\" and quote == '"' and line[at + 1 : at + 2] in {'"', "\\", "$", "`"}:
                at += 1
                word += line[at]
            else:
                word += char
        elif char in "\"'":
            quote = char
        elif char == "\\":
            at += 1
            word += line[at : at + 1]
        elif char.isspace():
            if at > start:
                words.append(word)
            word, start = "", at + 1
        else:
            word += char
        at += 1
    return Typed([*words, word], line[start:], quote)


class Dashed(ShellComplete):
    """Completes ``-section:Spo``, a part of a query that begins as options do."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the completions; a blank in front keeps click from looking for options."""
        if not FIELD.match(incomplete):
            return super().get_completions(args, incomplete)
        found = super().get_completions(args, f" {incomplete}")
        for item in found:
            item.value = item.value.removeprefix(" ")
        return found


class Bash(Dashed):
    """Completion for bash, which parts words at colons and quotation marks and takes answers as they are to stand in the line."""

    name = "bash"
    source_template: ClassVar[str] = BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the finished words behind the command, and the beginning of the next."""
        self.typed = typed_in(os.environ.get("COMP_LINE", ""))
        *words, last = self.typed.words
        while words and "=" in words[0]:  # NAME=value before the command
            words.pop(0)
        return words[1:], last

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return kind and value, escaped, without what bash has kept before its own last word."""
        if item.type in {"dir", "file"}:
            return f"{item.type}\t"
        if self.typed.quote:
            head = self.typed.words[-1][: len(self.typed.words[-1]) - len(self.behind_quote())]
            return f"{item.type}\t{item.value.removeprefix(head)}"
        before = self.typed.raw.removesuffix(self.last_word())
        value = escaped(item.value)
        return f"{item.type}\t{value.removeprefix(before)}"

    def last_word(self) -> str:
        """Return what bash takes for the last word: nothing behind a sign that parts words."""
        word = os.environ.get("COMP_WORD", "")
        return "" if word in {":", "=", "@"} else word

    def behind_quote(self) -> str:
        """Return what was typed behind the quotation mark that is open."""
        return self.typed.raw.rpartition(self.typed.quote)[2]


def escaped(value: str) -> str:
    r"""Return ``value`` so that bash reads it as one word.

    >>> print(escaped('section:"Politik / Ausland"'))
    section:\"Politik\ /\ Ausland\"
    """
    return "".join(char if char.isalnum() or char in "_-+./:,=@%" else f"\\{char}" for char in value)


class Zsh(Dashed, ZshComplete):
    """Completion for zsh, which escapes what it inserts by itself."""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return kind, value and what is said beside it."""
        if item.type == "open":
            item.type = "plain"
        return super().format_completion(item)


class Fish(Dashed, FishComplete):
    """Completion for fish; what is said beside a value may hold commas, and so may the value."""

    source_template: ClassVar[str] = FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the finished words behind the command, and the beginning of the next."""
        words = split_arg_string(os.environ.get("COMP_WORDS", ""))
        token = os.environ.get("COMP_CWORD", "")
        last = split_arg_string(token)
        return words[1 : len(words) - 1 if token else len(words)], last[0] if last else ""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return kind, value and what is said beside it."""
        kind = "plain" if item.type == "open" else item.type
        return f"{kind}\t{item.value}\t{' '.join((item.help or '').split())}"


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}
for one in SHELLS.values():
    add_completion_class(one)


def script(shell: str) -> str:
    """Return the script that makes a shell complete ``newsarchive``."""
    from newsarchive.cli.group import main  # noqa: PLC0415 - the group imports this module

    return SHELLS[shell](main, {}, "newsarchive", VARIABLE).source()

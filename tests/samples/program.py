"""The program as others see it, from arguments and environment to exit code and bytes, without a new interpreter each time.

A started interpreter spends a third of a second on imports, a hundred times the answer's own. So the program runs in a fork of the process of
the tests, which has imported everything already: it has streams and an environment of its own, and what it changes ends with it. Where the
system cannot fork, it is started. What importing itself is asked about (which modules are loaded) must be started by the test.
"""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from io import TextIOWrapper
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["run_bytes", "run_program"]

CODE = "from newsarchive.cli import main; main()"


def run_program(*args: str, env: Mapping[str, str], stdin: str = "") -> CompletedProcess[str]:
    """Run ``newsarchive ARGS`` in the environment ``env``, and return its exit code and what it wrote as text."""
    run = run_bytes(*args, env=env, stdin=stdin.encode())
    return CompletedProcess(list(args), run.returncode, run.stdout.decode(), run.stderr.decode())


def run_bytes(*args: str, env: Mapping[str, str], stdin: bytes = b"") -> CompletedProcess[bytes]:
    """Run ``newsarchive ARGS`` as ``run_program`` does, and return what it wrote as bytes."""
    if not hasattr(os, "fork"):
        command = [sys.executable, "-c", CODE, *args]
        return subprocess.run(command, input=stdin, capture_output=True, check=False, env=dict(env))
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        child = os.fork()
        if child == 0:
            be_program(list(args), env, (given, out, err))
        status = os.waitpid(child, 0)[1]
        written = []
        for stream in (out, err):
            stream.seek(0)
            written.append(stream.read())
    return CompletedProcess(list(args), os.waitstatus_to_exitcode(status), *written)


def be_program(args: list[str], env: Mapping[str, str], streams: tuple[BinaryIO, ...]) -> None:
    """Be the program with these streams in place of the tests' own, and end; never returns."""
    code: object = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (
            TextIOWrapper(open(number, mode, closefd=False), "utf-8", write_through=number == 2)  # noqa: SIM115 - an open stream
            for number, mode in enumerate(("rb", "wb", "wb"))
        )
        os.environ.clear()
        os.environ.update(env)
        sys.argv = ["newsarchive", *args]
        from newsarchive.cli import main  # noqa: PLC0415 - the program's own moment

        main()
        code = 0
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 - what the interpreter would print
        traceback.print_exc()
    finally:
        for text in (sys.stdout, sys.stderr):
            text.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))

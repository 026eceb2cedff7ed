"""A store written in one of the formats: whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import IO

from kg.export.formats import FORMATS, Asked, Format, Written
from kg.messages import StoreProblem, UsageProblem
from kg.store.snapshot import Snapshot


def export(snapshot: Snapshot, form: str, target: Path, **options: object) -> Written:
    """Write a store to a file or a folder, with the options of :class:`~kg.export.formats.Asked`."""
    asked = checked(form, **options)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as name:
            made = Path(name) / "export"
            written = _write(snapshot, made, asked)
            if FORMATS[form].folder:
                _move_in(sorted(made.iterdir()), target)
            else:
                made.replace(target)
    except OSError as error:
        raise StoreProblem("export.unwritable", path=target, reason=error.strerror or error) from error
    return written


def export_to(snapshot: Snapshot, form: str, out: IO[bytes], **options: object) -> Written:
    """Write a store to standard output or the like."""
    asked = checked(form, **options)
    if FORMATS[form].folder:
        raise UsageProblem("export.folder", form=form)
    with tempfile.TemporaryDirectory(prefix="kg-export-") as name:
        made = Path(name) / "export"
        written = _write(snapshot, made, asked)
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)
    return written


def checked(form: str, **options: object) -> Asked:
    """What was asked for, if the format takes every option that was given."""
    asked = Asked(form, **options)  # type: ignore[arg-type]
    plain = Asked(form)
    for name in Asked.__slots__:
        if getattr(asked, name) != getattr(plain, name) and name not in _takes(FORMATS[form]):
            able = ", ".join(key for key, it in FORMATS.items() if name in _takes(it))
            raise UsageProblem("export.option", option=name, form=form, forms=able)
    if asked.profile and asked.profile not in FORMATS[form].profiles:
        raise UsageProblem("usage.choice", value=asked.profile, choices=", ".join(FORMATS[form].profiles))
    if asked.profile and asked.layer != plain.layer:
        raise UsageProblem("export.profile", profile=asked.profile)
    return asked


def _takes(form: Format) -> tuple[str, ...]:
    return (*form.takes, "profile") if form.profiles else form.takes


def _write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    form = FORMATS[asked.form]
    if form.folder:
        target.mkdir()
    module = import_module(f"kg.export.{form.profiles.get(asked.profile, form.module)}")
    written: Written = module.write(snapshot, target, asked)
    return written


def _move_in(files: Iterable[Path], target: Path) -> None:
    """Put files in a folder that has no others."""
    target.mkdir(exist_ok=True)
    names = {path.name for path in files}
    if others := sorted(path.name for path in target.iterdir() if path.name not in names):
        raise UsageProblem("export.others", path=target, name=others[0])
    for path in files:
        path.replace(target / path.name)

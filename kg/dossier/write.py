"""A dossier as Markdown, as one HTML page, as a DOCX document."""

import html
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

from kg.dossier.model import Dossier, Entry, Quote, Source
from kg.messages import language, text
from kg.query.formats.text import escaped

_STYLE = Path(__file__).with_name("dossier.css")


def write(dossier: Dossier, form: str) -> bytes:
    """A dossier in one of :data:`FORMATS`."""
    return FORMATS[form](dossier)


def markdown(dossier: Dossier) -> bytes:
    lines = [f"# {escaped(dossier.title)}", "", escaped(dossier.basis), ""]
    lines += [f"- {escaped(name)}: {escaped(value)}" for name, value in dossier.about]
    for section in dossier.sections:
        lines += ["", f"## {escaped(section.heading)}"]
        for entry in section.entries:
            marks = "".join(f" **[{escaped(mark)}]**" for mark in entry.marks)
            when = f"{escaped(entry.when)}: " if entry.when else ""
            lines += ["", f"- {when}**{escaped(entry.words)}**{marks}{_beside(entry, escaped)}"]
            for quote in entry.quotes:
                lines += [f"  > “{escaped(quote.words)}” {escaped(_said_by(quote))}", "  >"]
            if entry.quotes:
                del lines[-1]
            if entry.more:
                lines += ["", f"  {text('dossier.more', count=entry.more)}"]
    lines += ["", f"## {text('dossier.sources')}", ""]
    for source in dossier.sources:
        link = f" <{source.url}>" if source.url else ""
        lines.append(f"{source.number}. {escaped(_source(source))}{link}")
    return "\n".join([*lines, "", "---", "", escaped(dossier.advice), ""]).encode("utf-8")


def page(dossier: Dossier) -> bytes:
    """It needs nothing beside it and can be printed."""
    return "\n".join(_page(dossier)).encode("utf-8") + b"\n"


def _page(dossier: Dossier) -> Iterator[str]:
    title = html.escape(dossier.title)
    yield f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>"
    yield f"<h1>{title}</h1>\n<p>{html.escape(dossier.basis)}</p>\n<dl>"
    for name, value in dossier.about:
        yield f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>"
    yield "</dl>"
    for section in dossier.sections:
        yield f"<h2>{html.escape(section.heading)}</h2>\n<ul>"
        for entry in section.entries:
            when = f"<time>{html.escape(entry.when)}</time> " if entry.when else ""
            marks = "".join(f" <mark>{html.escape(mark)}</mark>" for mark in entry.marks)
            yield f"<li>{when}<strong>{html.escape(entry.words)}</strong>{marks}{_beside(entry, html.escape)}"
            for quote in entry.quotes:
                link = f'<a href="#source-{quote.source.number}">{html.escape(_said_by(quote))}</a>'
                yield f"<blockquote>“{html.escape(quote.words)}” {link}</blockquote>"
            if entry.more:
                yield f"<p>{html.escape(text('dossier.more', count=entry.more))}</p>"
            yield "</li>"
        yield "</ul>"
    yield f"<h2>{html.escape(text('dossier.sources'))}</h2>\n<ol>"
    for source in dossier.sources:
        link = f' <a href="{html.escape(source.url)}">{html.escape(source.url)}</a>' if source.url else ""
        yield f'<li id="source-{source.number}">{html.escape(_source(source))}{link}</li>'
    yield f"</ol>\n<footer>{html.escape(dossier.advice)}</footer>\n</body>\n</html>"


def document(dossier: Dossier) -> bytes:
    """Its properties tell no time and nobody's name: the same dossier has the same content."""
    from docx import Document

    made = Document()
    properties = made.core_properties
    properties.title, properties.author, properties.comments = dossier.title, "kg", ""
    properties.language = language()
    properties.created = properties.modified = datetime(2000, 1, 1)
    made.add_heading(dossier.title, 0)
    made.add_paragraph(dossier.basis)
    for name, value in dossier.about:
        made.add_paragraph(f"{name}: {value}", "List Bullet")
    for section in dossier.sections:
        made.add_heading(section.heading, 1)
        for entry in section.entries:
            line = made.add_paragraph(f"{entry.when}: " if entry.when else "", "List Bullet")
            line.add_run(entry.words).bold = True
            for mark in entry.marks:
                line.add_run(f" [{mark}]").italic = True
            line.add_run(_beside(entry, str))
            for quote in entry.quotes:
                made.add_paragraph(f"“{quote.words}” {_said_by(quote)}", "Quote")
            if entry.more:
                made.add_paragraph(text("dossier.more", count=entry.more))
    made.add_heading(text("dossier.sources"), 1)
    for source in dossier.sources:
        made.add_paragraph(f"{source.number}. {_source(source)} {source.url}".strip())
    made.add_paragraph(dossier.advice)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def _beside(entry: Entry, escape: Callable[[str], str]) -> str:
    """What stands behind the words of an entry: its details, and how many say so independently."""
    told = [f"{name}: {value}" for name, value in entry.details]
    told += [text("dossier.witnesses", count=entry.witnesses)] if entry.witnesses else []
    told += [] if entry.quotes else [text("dossier.implied")]
    return "".join(f"; {escape(part)}" for part in told)


def _said_by(quote: Quote) -> str:
    return f"— {', '.join(filter(None, (quote.source.publisher, quote.source.published, f'({quote.source.number})')))}"


def _source(source: Source) -> str:
    parts = (source.title, source.publisher, source.published, source.article)
    digest = text("explain.digest", of=source.digest) if source.digest else ""
    return ", ".join(filter(None, (*parts, digest)))


FORMATS: Mapping[str, Callable[[Dossier], bytes]] = {"md": markdown, "html": page, "docx": document}

"""The tables of rules, in the order in which they are asked. First match wins: the order is the house style."""

from __future__ import annotations

from newsarchive.rules.forms import (
    body,
    byline,
    caption_lines,
    closing_line,
    contributors,
    dateline,
    dates,
    front_matter,
    furniture,
    header,
    interview,
    issue_line,
    page_break,
    photo,
    signature,
    unmarked_credit,
)
from newsarchive.rules.forms import hinted as markup
from newsarchive.rules.forms.dated_byline import dated_byline
from newsarchive.rules.forms.tail import page_tail
from newsarchive.rules.lexicon.datelines import FORMS
from newsarchive.rules.table import Rule, Table
from newsarchive.types.pieces import Label

__all__ = ["BY_FORM", "BY_PLACE", "MARKED", "NAMES"]

FIGURE = frozenset({"caption", "credit"})
HEADLINE, TEASER, PARAGRAPH = (
    frozenset({label}) for label in (Label.HEADLINE, Label.TEASER, Label.PARAGRAPH)
)
DATELINE = frozenset({Label.DATELINE})
DATELINES = tuple(name for name, _, _ in FORMS)
"""The forms of a dateline, each of which claims by its own name."""

# Rows that stand in two tables.
ADVERT = Rule(furniture.advert, 24, "-–AWS")
COPYRIGHT_LINE = Rule(furniture.copyright_line, 200, "©(cCaAdD")
TOOL_ROW = Rule(furniture.tool_row, opens="0MELAVBDTKSZFWPXIN")
READ_ALSO = Rule(furniture.read_also, 300, "LMWAEDPSZHVÄTNB")
SERVICE_LINE = Rule(furniture.service_line, 250, "AJMNHSBDWUZKI")
CLOSING_LINE = Rule(closing_line.closing_line)
OWNER_LINE = Rule(closing_line.owner_line)
CLOSING_CODE = Rule(signature.closing_code)
QUESTION = Rule(body.question, 500, after=HEADLINE)
SPEAKER = Rule(body.speaker)
JOB_UNDER = Rule(byline.job_under, 90, after=frozenset({Label.BYLINE}))

MARKED = Table(
    Rule(markup.head_part, hints=frozenset(markup.HEAD)),
    Rule(markup.picture_part, hints=FIGURE, forms=("tail_credit", "bracketed_credit", "joined_credit")),
    Rule(markup.byline_part, hints=frozenset({"byline"})),
    Rule(markup.date_part, hints=frozenset({"published"})),
    Rule(markup.dateline_part, hints=frozenset({"dateline"})),
    ADVERT,
    COPYRIGHT_LINE,
    TOOL_ROW,
    READ_ALSO,
    SERVICE_LINE,
    Rule(markup.crosshead_part, hints=frozenset({"crosshead"})),
    CLOSING_LINE,
    OWNER_LINE,
    CLOSING_CODE,
    QUESTION,
    SPEAKER,
    Rule(markup.body_part, hints=frozenset(markup.BODY)),
)
"""What is asked about the blocks of a page, whose hints leave little to the other tables."""
BY_FORM = Table(
    Rule(front_matter.fact_line, hints=frozenset({"fact"})),
    Rule(furniture.mark_line, 40),
    Rule(furniture.link_row),
    Rule(furniture.path_step, 150, "0"),
    Rule(furniture.count_line, 6),
    Rule(furniture.vacancy, 140),
    ADVERT,
    COPYRIGHT_LINE,
    CLOSING_LINE,
    OWNER_LINE,
    Rule(issue_line.issue_line, 140),
    Rule(issue_line.paper_line, 60),
    Rule(page_break.page_number, 30),
    Rule(page_break.running_head, 80),
    Rule(issue_line.issue_behind),
    Rule(dated_byline, 180),
    Rule(dates.date_line, 160),
    Rule(dates.date_word, 40),
    Rule(dates.relative_date, 60),
    TOOL_ROW,
    Rule(furniture.glued_tools, 600),
    Rule(byline.von_links, 600, "[Vv"),
    Rule(byline.von_alone, 40),
    Rule(byline.names_under, 160),
    Rule(contributors.text_and_photos, 160),
    Rule(byline.von_name, 220, "VvB"),
    Rule(byline.von_agency, 120, "Vv"),
    Rule(byline.name_by_date, 120, before=frozenset({Label.BYLINE})),
    Rule(byline.names_joined, 120, before=frozenset({Label.BYLINE})),
    Rule(byline.source_line, 90, "Q("),
    Rule(byline.name_job, 120),
    Rule(byline.name_known_place, 90),
    JOB_UNDER,
    Rule(contributors.role_names, 220),
    Rule(contributors.reporters, 120),
    READ_ALSO,
    SERVICE_LINE,
    Rule(furniture.related_line, 170),
    Rule(furniture.reader_note, 300),
    Rule(furniture.address_line),
    Rule(photo.credit_first, 600, "(["),
    Rule(photo.credit_mark, 24),
    Rule(photo.credit_below, 90),
    Rule(photo.credit_colon, 600),
    Rule(photo.credit_sign, 600),
    Rule(photo.credit_von, 350),
    Rule(unmarked_credit.agency_credit, 90),
    Rule(unmarked_credit.wire_credit, 90),
    Rule(unmarked_credit.glued_credit, 350),
    Rule(unmarked_credit.bracket_credit, 350),
    Rule(unmarked_credit.trailing_credit, 350),
    Rule(photo.legend, 600, forms=("legend_line",)),
    Rule(photo.after_tools, 600),
    CLOSING_CODE,
    Rule(byline.agency_line, 120),
    Rule(furniture.page_word, 60),
)
"""What a form of its own gives away, wherever it stands."""
BY_PLACE = Table(
    Rule(front_matter.description_line, hints=frozenset({"fact"})),
    Rule(dateline.opening_dateline, before=HEADLINE | DATELINE, forms=DATELINES),
    Rule(page_tail),
    Rule(header.section_line, 60, before=HEADLINE | {Label.SECTION}, forms=("topic_line",)),
    Rule(header.menu_line),
    Rule(header.kicker_line, before=frozenset({Label.KICKER})),
    Rule(header.kicker_colon, 200, before=HEADLINE | {Label.KICKER}),
    Rule(header.headline_line, 140, before=HEADLINE),
    Rule(header.header_line, before=HEADLINE),
    Rule(furniture.repeated_line, 200, after=HEADLINE),
    Rule(
        front_matter.kicker_over_title,
        200,
        after=HEADLINE,
        before=frozenset({Label.KICKER}),
    ),
    Rule(dateline.place_line, 50, after=HEADLINE, before=DATELINE),
    Rule(body.marked_heading, 200, hints=frozenset(body.HEADINGS), after=HEADLINE),
    Rule(byline.name_place, 90, after=HEADLINE, before=PARAGRAPH),
    Rule(byline.names_alone, 120, after=HEADLINE, before=PARAGRAPH),
    JOB_UNDER._replace(after=JOB_UNDER.after | HEADLINE, before=PARAGRAPH),
    Rule(photo.picture_words, 220),
    Rule(caption_lines.caption_below, 220, after=HEADLINE | {Label.CREDIT}),
    Rule(caption_lines.above_credit, 350, after=HEADLINE | {Label.CREDIT}),
    Rule(header.between_line, after=HEADLINE, before=TEASER),
    Rule(header.teaser_line, after=HEADLINE, before=TEASER),
    Rule(header.picture_line, 300, after=TEASER, before=PARAGRAPH),
    Rule(dateline.dateline, before=DATELINE, forms=DATELINES),
    Rule(body.list_item, hints=frozenset({"li"}), after=HEADLINE),
    QUESTION,
    SPEAKER,
    Rule(interview.unnamed_question, 300, after=HEADLINE),
    Rule(interview.unnamed_answer, after=frozenset({Label.QUESTION})),
    Rule(body.box, opens="ZIHDSTK", after=PARAGRAPH),
    Rule(signature.closing_name, 60, after=PARAGRAPH, before=frozenset({Label.BYLINE})),
    Rule(furniture.tail_line, 130, after=PARAGRAPH),
    Rule(body.crosshead, 110, after=HEADLINE),
    Rule(body.anything),
)
"""What only the place in the text tells."""
NAMES = frozenset(
    name for table in (MARKED, BY_FORM, BY_PLACE) for rule in table for name in (rule.name, *rule.forms)
)
"""Every name by which a rule claims."""

FLAT = {"text", "docx", "rtf", "odt"}
"""Formats whose blocks carry no hints."""

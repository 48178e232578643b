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
from newsarchive.rules.table import Rule, Table
from newsarchive.types.pieces import Label

__all__ = ["BY_FORM", "BY_PLACE", "MARKED"]

FIGURE = frozenset({"caption", "credit"})
HEADLINE, TEASER, PARAGRAPH = (
    frozenset({label}) for label in (Label.HEADLINE, Label.TEASER, Label.PARAGRAPH)
)
DATELINE = frozenset({Label.DATELINE})
MARKED = Table(
    Rule("head_part", markup.head_part, hints=frozenset(markup.HEAD)),
    Rule("picture_part", markup.picture_part, hints=FIGURE),
    Rule("byline_part", markup.byline_part, hints=frozenset({"byline"})),
    Rule("date_part", markup.date_part, hints=frozenset({"published"})),
    Rule("dateline_part", markup.dateline_part, hints=frozenset({"dateline"})),
    Rule("advert", furniture.advert, 24, "-–AWS"),
    Rule("copyright_line", furniture.copyright_line, 200, "©(cCaAdD"),
    Rule("tool_row", furniture.tool_row, opens="0MELAVBDTKSZFWPXIN"),
    Rule("read_also", furniture.read_also, 300, "LMWAEDPSZHVÄTNB"),
    Rule("service_line", furniture.service_line, 250, "AJMNHSBDWUZKI"),
    Rule("crosshead_part", markup.crosshead_part, hints=frozenset({"crosshead"})),
    Rule("closing_line", closing_line.closing_line),
    Rule("owner_line", closing_line.owner_line),
    Rule("closing_code", signature.closing_code),
    Rule("question", body.question, 500, after=HEADLINE),
    Rule("speaker", body.speaker),
    Rule("body_part", markup.body_part, hints=frozenset(markup.BODY)),
)
"""What is asked about the blocks of a page, whose hints leave little to the other tables."""
BY_FORM = Table(
    Rule("fact_line", front_matter.fact_line, hints=frozenset({"fact"})),
    Rule("mark_line", furniture.mark_line, 40),
    Rule("link_row", furniture.link_row),
    Rule("path_step", furniture.path_step, 150, "0"),
    Rule("count_line", furniture.count_line, 6),
    Rule("vacancy", furniture.vacancy, 140),
    Rule("advert", furniture.advert, 24, "-–AWS"),
    Rule("copyright_line", furniture.copyright_line, 200, "©(cCaAdD"),
    Rule("closing_line", closing_line.closing_line),
    Rule("owner_line", closing_line.owner_line),
    Rule("issue_line", issue_line.issue_line, 140),
    Rule("paper_line", issue_line.paper_line, 60),
    Rule("page_number", page_break.page_number, 30),
    Rule("running_head", page_break.running_head, 80),
    Rule("issue_behind", issue_line.issue_behind),
    Rule("dated_byline", dated_byline, 180),
    Rule("date_line", dates.date_line, 160),
    Rule("date_word", dates.date_word, 40),
    Rule("relative_date", dates.relative_date, 60),
    Rule("tool_row", furniture.tool_row, opens="0MELAVBDTKSZFWPXIN"),
    Rule("glued_tools", furniture.glued_tools, 600),
    Rule("von_links", byline.von_links, 600, "[Vv"),
    Rule("von_alone", byline.von_alone, 40),
    Rule("names_under", byline.names_under, 160),
    Rule("text_and_photos", contributors.text_and_photos, 160),
    Rule("von_name", byline.von_name, 220, "VvB"),
    Rule("von_agency", byline.von_agency, 120, "Vv"),
    Rule("name_by_date", byline.name_by_date, 120, before=frozenset({Label.BYLINE})),
    Rule("names_joined", byline.names_joined, 120, before=frozenset({Label.BYLINE})),
    Rule("source_line", byline.source_line, 90, "Q("),
    Rule("name_job", byline.name_job, 120),
    Rule("name_known_place", byline.name_known_place, 90),
    Rule("job_under", byline.job_under, 90, after=frozenset({Label.BYLINE})),
    Rule("role_names", contributors.role_names, 220),
    Rule("reporters", contributors.reporters, 120),
    Rule("read_also", furniture.read_also, 300, "LMWAEDPSZHVÄTNB"),
    Rule("service_line", furniture.service_line, 250, "AJMNHSBDWUZKI"),
    Rule("related_line", furniture.related_line, 170),
    Rule("reader_note", furniture.reader_note, 300),
    Rule("address_line", furniture.address_line),
    Rule("credit_first", photo.credit_first, 600, "(["),
    Rule("credit_mark", photo.credit_mark, 24),
    Rule("credit_below", photo.credit_below, 90),
    Rule("credit_colon", photo.credit_colon, 600),
    Rule("credit_sign", photo.credit_sign, 600),
    Rule("credit_von", photo.credit_von, 350),
    Rule("agency_credit", unmarked_credit.agency_credit, 90),
    Rule("wire_credit", unmarked_credit.wire_credit, 90),
    Rule("glued_credit", unmarked_credit.glued_credit, 350),
    Rule("bracket_credit", unmarked_credit.bracket_credit, 350),
    Rule("trailing_credit", unmarked_credit.trailing_credit, 350),
    Rule("legend", photo.legend, 600),
    Rule("after_tools", photo.after_tools, 600),
    Rule("closing_code", signature.closing_code),
    Rule("agency_line", byline.agency_line, 120),
    Rule("page_word", furniture.page_word, 60),
)
"""What a form of its own gives away, wherever it stands."""
BY_PLACE = Table(
    Rule("description_line", front_matter.description_line, hints=frozenset({"fact"})),
    Rule("opening_dateline", dateline.opening_dateline, before=HEADLINE | DATELINE),
    Rule("page_tail", page_tail),
    Rule("section_line", header.section_line, 60, before=HEADLINE | {Label.SECTION}),
    Rule("menu_line", header.menu_line),
    Rule("kicker_line", header.kicker_line, before=frozenset({Label.KICKER})),
    Rule("kicker_colon", header.kicker_colon, 200, before=HEADLINE | {Label.KICKER}),
    Rule("headline_line", header.headline_line, 140, before=HEADLINE),
    Rule("header_line", header.header_line, before=HEADLINE),
    Rule("repeated_line", furniture.repeated_line, 200, after=HEADLINE),
    Rule(
        "kicker_over_title",
        front_matter.kicker_over_title,
        200,
        after=HEADLINE,
        before=frozenset({Label.KICKER}),
    ),
    Rule("place_line", dateline.place_line, 50, after=HEADLINE, before=DATELINE),
    Rule("marked_heading", body.marked_heading, 200, hints=frozenset(body.HEADINGS), after=HEADLINE),
    Rule("name_place", byline.name_place, 90, after=HEADLINE, before=PARAGRAPH),
    Rule("names_alone", byline.names_alone, 120, after=HEADLINE, before=PARAGRAPH),
    Rule("job_under", byline.job_under, 90, after=HEADLINE | {Label.BYLINE}, before=PARAGRAPH),
    Rule("picture_words", photo.picture_words, 220),
    Rule("caption_below", caption_lines.caption_below, 220, after=HEADLINE | {Label.CREDIT}),
    Rule("above_credit", caption_lines.above_credit, 350, after=HEADLINE | {Label.CREDIT}),
    Rule("between_line", header.between_line, after=HEADLINE, before=TEASER),
    Rule("teaser_line", header.teaser_line, after=HEADLINE, before=TEASER),
    Rule("picture_line", header.picture_line, 300, after=TEASER, before=PARAGRAPH),
    Rule("dateline", dateline.dateline, before=DATELINE),
    Rule("list_item", body.list_item, hints=frozenset({"li"}), after=HEADLINE),
    Rule("question", body.question, 500, after=HEADLINE),
    Rule("speaker", body.speaker),
    Rule("unnamed_question", interview.unnamed_question, 300, after=HEADLINE),
    Rule("unnamed_answer", interview.unnamed_answer, after=frozenset({Label.QUESTION})),
    Rule("box", body.box, opens="ZIHDSTK", after=PARAGRAPH),
    Rule("closing_name", signature.closing_name, 60, after=PARAGRAPH, before=frozenset({Label.BYLINE})),
    Rule("tail_line", furniture.tail_line, 130, after=PARAGRAPH),
    Rule("crosshead", body.crosshead, 110, after=HEADLINE),
    Rule("anything", body.anything),
)
"""What only the place in the text tells."""

FLAT = {"text", "docx", "rtf", "odt"}
"""Formats whose blocks carry no hints."""

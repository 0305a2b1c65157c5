"""All formats of packs that there are."""

from __future__ import annotations

from typing import Final

from kefu_desktop.app.lost_on_the_way import lost_by, wordings_lost_by
from kefu_desktop.app.own_command import own_command
from kefu_desktop.app.pack_formats import PackReader, PackWriter
from kefu_desktop.packs import (
    autokey,
    beeftext,
    chat_assistant,
    csv_table,
    espanso,
    espanso_out,
    handbook,
    handbook_pdf,
    html_table,
    json_list,
    kefupack,
    markdown,
    mixed_folder,
    plain_text,
    quicktext,
    raycast,
    text_blaze,
    text_expander,
    toml_pack,
    word,
    xls_table,
    xlsx_table,
)

_XLS: Final = xls_table.XlsTable(own_command)
_WORD: Final = word.Word(markdown.take, plain_text.take)
_KEFUPACK: Final = kefupack.Kefupack(toml_pack.take, toml_pack.write_file)
_HANDBOOK_PDF: Final = handbook_pdf.HandbookPdf(own_command, _KEFUPACK.write)

_SINGLE: Final = (
    PackReader("kefu", toml_pack.sniff, toml_pack.take),
    PackReader("kefupack", _KEFUPACK.sniff, _KEFUPACK.take),
    PackReader("xlsx", xlsx_table.sniff, xlsx_table.take, xlsx_table),
    PackReader("xls", _XLS.sniff, _XLS.take, _XLS),
    PackReader("word", _WORD.sniff, _WORD.take),
    PackReader("espanso", espanso.sniff, espanso.take),
    PackReader("autokey", autokey.sniff, autokey.take),
    PackReader("beeftext", beeftext.sniff, beeftext.take),
    PackReader("beeftext-csv", beeftext.sniff_csv, beeftext.take_csv),
    PackReader("quicktext", quicktext.sniff, quicktext.take),
    PackReader("chat-assistant", chat_assistant.sniff, chat_assistant.take),
    PackReader("textexpander", text_expander.sniff, text_expander.take),
    PackReader("textexpander-csv", text_expander.sniff_csv, text_expander.take_csv),
    PackReader("alfred", raycast.sniff_alfred, raycast.take_alfred),
    PackReader("text-blaze", text_blaze.sniff, text_blaze.take),
    PackReader("raycast", raycast.sniff, raycast.take),
    PackReader("json", json_list.sniff, json_list.take),
    PackReader("markdown", markdown.sniff, markdown.take),
    PackReader("html-table", html_table.sniff, html_table.take, html_table),
    PackReader("csv", csv_table.sniff, csv_table.take, csv_table),
    PackReader("text", plain_text.sniff, plain_text.take),
)
_BY_NAME: Final = {reader.name: reader for reader in _SINGLE}
_FOLDER: Final = mixed_folder.MixedFolder(
    [
        mixed_folder.Tree(_BY_NAME["espanso"], espanso.own_files),
        mixed_folder.Tree(_BY_NAME["autokey"], autokey.own_files),
        mixed_folder.Tree(_BY_NAME["alfred"], raycast.own_files),
    ],
    _SINGLE,
)

READERS: Final = (*_SINGLE, PackReader("folder", _FOLDER.sniff, _FOLDER.take))
"""In the order in which they are asked: of two that are as sure, the first is taken."""

WRITERS: Final = (
    PackWriter("kefu", (".toml", ".kefu.toml"), toml_pack.write_file, toml_pack.lost),
    PackWriter("kefupack", (".kefupack",), _KEFUPACK.write, kefupack.lost),
    PackWriter("xlsx", (".xlsx",), xlsx_table.write, xlsx_table.lost),
    PackWriter("csv", (".csv",), csv_table.write, csv_table.lost),
    PackWriter("espanso", (".yml", ".yaml"), espanso_out.write, lost_by(espanso_out.write, espanso.take)),
    PackWriter("autokey", (), autokey.write, lost_by(autokey.write, autokey.take)),
    PackWriter("beeftext", (".json",), beeftext.write, lost_by(beeftext.write, beeftext.take)),
    PackWriter("beeftext-csv", (), beeftext.write_csv, lost_by(beeftext.write_csv, beeftext.take_csv)),
    PackWriter("handbook", (".html", ".htm"), handbook.write, handbook.lost),
    PackWriter("handbook-pdf", (".pdf",), _HANDBOOK_PDF.write, handbook.lost),
    PackWriter("text", (".txt",), plain_text.write, wordings_lost_by(plain_text.write, plain_text.take)),
)

"""All formats of packs that there are."""

from __future__ import annotations

from typing import Final

from kefu_desktop.app.pack_formats import PackReader, PackWriter
from kefu_desktop.packs import (
    autokey,
    beeftext,
    chat_assistant,
    csv_table,
    espanso,
    espanso_out,
    handbook,
    kefupack,
    markdown,
    plain_text,
    quicktext,
    raycast,
    text_blaze,
    text_expander,
    toml_pack,
    xlsx_table,
)

_KEFUPACK: Final = kefupack.Kefupack(toml_pack.take, toml_pack.write_file)

READERS: Final = (
    PackReader("kefu", toml_pack.sniff, toml_pack.take),
    PackReader("kefupack", _KEFUPACK.sniff, _KEFUPACK.take),
    PackReader("xlsx", xlsx_table.sniff, xlsx_table.take),
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
    PackReader("markdown", markdown.sniff, markdown.take),
    PackReader("csv", csv_table.sniff, csv_table.take),
    PackReader("text", plain_text.sniff, plain_text.take),
)
"""In the order in which they are asked: of two that are as sure, the first is taken."""

WRITERS: Final = (
    PackWriter("kefu", (".toml", ".kefu.toml"), toml_pack.write_file, toml_pack.lost),
    PackWriter("kefupack", (".kefupack",), _KEFUPACK.write, kefupack.lost),
    PackWriter("xlsx", (".xlsx",), xlsx_table.write, xlsx_table.lost),
    PackWriter("csv", (".csv",), csv_table.write, csv_table.lost),
    PackWriter("espanso", (".yml", ".yaml"), espanso_out.write, espanso_out.lost),
    PackWriter("autokey", (), autokey.write, autokey.lost),
    PackWriter("beeftext", (".json",), beeftext.write, beeftext.lost),
    PackWriter("beeftext-csv", (), beeftext.write_csv, beeftext.lost_csv),
    PackWriter("handbook", (".html", ".htm"), handbook.write, handbook.lost),
    PackWriter("text", (".txt",), plain_text.write, plain_text.lost),
)

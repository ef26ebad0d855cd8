"""Makes fixtures/mime.json: the media types that Python guesses for names of files, on a Debian system with its `media-types` installed.

The suffixes come from Signatura's own table, so that every line of it is held against Python.
Run from the repository's root with the Python of the reference: python test/parity/mime.py
"""

import json
import mimetypes
import re
from pathlib import Path

NAMES = [
    "", ".", "..", "a", "a.", ".a", ".html", "..html", "a.html", "A.HTML", "a.Html", "a.b.html", "dir/a.html", "dir.html/a", "dir/.html", "dir/..html", "/abs/a.css", "a.html.gz", "a.html.GZ", "a.html.Z", "a.html.z", "a.gz", "a.Z", "a.bz2", "a.xz", "a.br", "a.js.br", "a.tar.gz", "a.tar.xz", "a.tgz", "a.TGZ", "a.taz", "a.tz", "a.tbz2", "a.txz", "a.svgz", "a.svg.gz", ".tgz", ".svgz", "a.gz.gz", "a.tar.gz.gz", "a.html.gz.br", "a.unknown", "a.unknown.gz", "a b.pdf", "ü.png", "a.html?x", "a.html#x", "a.min.js", "a.js.map", "archive.tar.bz2", "...", "a..html", "a.html.", ".a.html", "..a.html", "x/.a/b.txt", "LICENSE", "Makefile", ".env", ".gitignore",
]

source = (Path(__file__).parent / "../../src/http/mime.ts").read_text()
table = re.search(r"const table = `\n(.*?)`", source, re.DOTALL).group(1)
suffixes = [suffix for line in table.split("\n") for suffix in line.split(" ")[1:]]
standard = [suffix[1:] for suffix in mimetypes._types_map_default]
content = {
    "guesses": [[name, *mimetypes.guess_type(name)] for name in dict.fromkeys([*NAMES, *(f"name.{suffix}" for suffix in suffixes)])],
    "standard": standard,
}
lines = ",\n".join(json.dumps(guess, ensure_ascii=True) for guess in content["guesses"])
target = Path(__file__).parent / "fixtures" / "mime.json"
target.write_text(f'{{\n"standard": {json.dumps(standard)},\n"guesses": [\n{lines}\n]\n}}\n')
print(len(content["guesses"]), "names")

"""Makes fixtures/status.json: the names and values of `fastapi.status`, the phrases of Python, and which statuses FastAPI lets have a body.

Run from the repository's root with the Python of the reference: python test/parity/status.py
"""

import json
import warnings
from http import HTTPStatus
from pathlib import Path

from fastapi import status
from fastapi.utils import is_body_allowed_for_status_code

warnings.simplefilter("ignore")

content = {
    "names": {name: getattr(status, name) for name in dir(status) if name.startswith(("HTTP_", "WS_"))},
    "phrases": {int(code): code.phrase for code in HTTPStatus},
    "bodiless": [code for code in range(100, 600) if not is_body_allowed_for_status_code(code)],
}
(Path(__file__).parent / "fixtures" / "status.json").write_text(json.dumps(content, indent=1) + "\n")
print(len(content["names"]), "names")

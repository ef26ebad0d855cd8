"""Makes fixtures/openapi/<name>.json: the documents that FastAPI serves for the applications in the folder openapi.

Run from the repository's root with the Python of the reference: python test/parity/openapi.py
"""

import importlib.util
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main():
    for source in sorted((HERE / "openapi").glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"twin_{source.stem}", source)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        target = HERE / "fixtures" / "openapi" / f"{source.stem}.json"
        target.write_text(json.dumps(module.app.openapi(), indent=1, ensure_ascii=False) + "\n")
        print(source.stem)


main()

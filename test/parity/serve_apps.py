"""Serves reference applications, each on a port of its own, in one process.

    python serve_apps.py apps/query.py apps/bodies.py …

Prints one line of JSON, file name → port, once all have started, and ends when its standard input does, also before that.
A file gives `app`, and `ROOT_PATH` where the server is to be started with one.
"""

import asyncio
import importlib.util
import json
import pathlib
import sys
import threading

import uvicorn


def load(path: pathlib.Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def wait_for_end(loop: asyncio.AbstractEventLoop, is_over: asyncio.Event) -> None:
    sys.stdin.read()
    loop.call_soon_threadsafe(is_over.set)


class Server(uvicorn.Server):
    """One of several in a process: signals are not its business."""

    async def run(self):
        await self._serve()


async def main(paths: list[str]) -> None:
    servers = {}
    is_over = asyncio.Event()
    threading.Thread(target=wait_for_end, args=(asyncio.get_running_loop(), is_over), daemon=True).start()
    for path in map(pathlib.Path, paths):
        module = load(path)
        config = uvicorn.Config(
            module.app,
            host="127.0.0.1",
            port=0,
            log_config=None,
            log_level="critical",
            access_log=False,
            root_path=getattr(module, "ROOT_PATH", ""),
        )
        servers[path.stem] = Server(config)
    tasks = [asyncio.create_task(server.run()) for server in servers.values()]
    while not all(server.started for server in servers.values()):
        if is_over.is_set():
            return
        for task in tasks:
            if task.done():
                task.result()
        await asyncio.sleep(0.01)
    ports = {name: server.servers[0].sockets[0].getsockname()[1] for name, server in servers.items()}
    print(json.dumps(ports), flush=True)
    await is_over.wait()
    for server in servers.values():
        server.should_exit = True
        server.force_exit = True
    await asyncio.gather(*tasks)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))

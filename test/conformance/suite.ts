// Declares tests once for every transport, in both ways of running a type. A test that a transport cannot take is listed as skipped, with the reason.

import { afterAll, beforeAll, describe, test } from "vitest";
import type { App } from "signatura";
import { mayGenerate, useGenerated } from "../../src/schema/emitter.ts";
import { MODES } from "../support/both-modes.ts";
import {
  ask,
  told,
  type Ability,
  type Answer,
  type Ask,
  type Pairs,
  type Pending,
  type Reached,
  type ReachOptions,
  type SocketEnd,
  type Transport,
} from "./transport.ts";
import { transports } from "./transports.ts";

/** An application that the tests of a suite share. */
export interface Served {
  /** Sends a request and reads the whole answer. */
  ask(request: Ask | string): Promise<Answer>;
  /** The same: the status, and the body's text or the value of its JSON. */
  tell(request: Ask | string): Promise<[status: number, body: unknown]>;
  begin(request: Ask): Pending;
  /** Asks for a websocket. */
  connect(target: string, headers?: Pairs): Promise<SocketEnd>;
  readonly reached: Reached;
}

export interface Suite {
  readonly transport: Transport;
  /** Serves an application for all tests of the suite. */
  serve(make: () => App, options?: ReachOptions): Served;
  /** Serves one for a test of its own. */
  reach(app: App, options?: ReachOptions): Promise<Reached>;
  test(title: string, body: () => Promise<void>): void;
  /** A test that only some transports can take. */
  testOf(ability: Ability, title: string, body: () => Promise<void>): void;
}

export function overEveryTransport(title: string, declare: (suite: Suite) => void): void {
  for (const transport of transports) declareOver(transport, title, declare);
}

/** A suite that only some transports can take. */
export function overTransportsWith(ability: Ability, title: string, declare: (suite: Suite) => void): void {
  for (const transport of transports) {
    const reason = transport.cannot[ability];
    if (reason === undefined) declareOver(transport, title, declare);
    else test.skip(`${title} (not over ${transport.name}: ${reason})`);
  }
}

function declareOver(transport: Transport, title: string, declare: (suite: Suite) => void): void {
  const before = mayGenerate();
  const testOf: Suite["testOf"] = (ability, name, body) => {
    const reason = transport.cannot[ability];
    test.skipIf(reason !== undefined)(`${name}${reason === undefined ? "" : ` (not over ${transport.name}: ${reason})`}`, body);
  };
  describe.each(MODES)(`${title} over ${transport.name} (%s)`, (mode) => {
    // Applications are built when they are reached.
    beforeAll(() => useGenerated(mode === "generated"));
    afterAll(() => useGenerated(before));
    declare({ transport, serve: (make, options) => serve(transport, make, options), reach: (app, options) => transport.reach(app, options), test, testOf });
  });
}

function serve(transport: Transport, make: () => App, options?: ReachOptions): Served {
  let reached: Reached;
  beforeAll(async () => {
    reached = await transport.reach(make(), options);
  });
  afterAll(() => reached[Symbol.asyncDispose]());
  return {
    ask: (request) => ask(reached, request),
    tell: async (request) => told(await ask(reached, request)),
    begin: (request) => reached.begin(request),
    connect: (target, headers) => reached.connect!(target, headers),
    get reached() {
      return reached;
    },
  };
}

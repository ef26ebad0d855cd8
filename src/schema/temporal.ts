// Finds Temporal: the runtime's own, else the package `temporal-polyfill`, which is loaded on first need where the runtime can load a
// package without waiting. Nothing here is asked for unless a type needs it: `t.datetime` never does.

import { errors } from "../errors/catalogue.ts";
import type { DurationShape, InstantShape, PlainDateShape, PlainDateTimeShape, PlainTimeShape, ZonedDateTimeShape } from "./temporal-types.ts";

/** The constructors that types call. */
export interface TemporalNamespace {
  readonly PlainDate: new (year: number, month: number, day: number) => PlainDateShape;
  readonly PlainTime: new (hour: number, minute: number, second: number, millisecond: number, microsecond: number) => PlainTimeShape;
  readonly PlainDateTime: new (
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
    millisecond: number,
    microsecond: number,
  ) => PlainDateTimeShape;
  readonly Duration: new (
    years: number,
    months: number,
    weeks: number,
    days: number,
    hours: number,
    minutes: number,
    seconds: number,
    milliseconds: number,
    microseconds: number,
  ) => DurationShape;
  readonly Instant: { new (nanoseconds: bigint): InstantShape; fromEpochMilliseconds(milliseconds: number): InstantShape };
  readonly ZonedDateTime: new (nanoseconds: bigint, zone: string) => ZonedDateTimeShape;
}

let found: TemporalNamespace | undefined;

/** Temporal, for the type called `type`. @throws DeclarationError SIG120 where there is none. */
export function temporal(type: string): TemporalNamespace {
  found ??= (globalThis as { readonly Temporal?: TemporalNamespace }).Temporal ?? loadPolyfill();
  if (found === undefined) throw errors.noTemporal(type);
  return found;
}

interface ModuleLoader {
  createRequire(from: string): (name: string) => unknown;
}

/** The polyfill, where it is installed. `process.getBuiltinModule` is there in Node (from 22.3), Bun and Deno, and in no browser. */
function loadPolyfill(): TemporalNamespace | undefined {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?: (name: string) => unknown } };
  const loader = process?.getBuiltinModule?.("node:module") as ModuleLoader | undefined;
  if (loader === undefined) return undefined;
  try {
    return (loader.createRequire(import.meta.url)("temporal-polyfill") as { readonly Temporal: TemporalNamespace }).Temporal;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

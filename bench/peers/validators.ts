// Validators alone on the body of W3: object → typed value, text → typed value, three errors, and the answer → text.
// Every contestant is first proved to take the right order, to strip what is not declared and to find the three mistakes.

import { type as ark } from "arktype";
import { Type as TB } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { Value } from "@sinclair/typebox/value";
import { FormatRegistry } from "@sinclair/typebox";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import * as v from "valibot";
import { z } from "zod";
import { app } from "../servers/signatura.ts";
import { OrderCreate } from "../servers/signatura.ts";
import { orderInput } from "../workloads.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const EMAIL = /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]+$/;
const SKU = /^[A-Z]{3}-\d{4}$/;

const good = JSON.stringify({ ...orderInput, undeclared: { deep: true } });
const wrong = structuredClone(orderInput) as { customer: { email: string }; items: { quantity: number }[]; currency: string };
wrong.customer.email = "not an address";
wrong.items[2]!.quantity = 0;
wrong.currency = "XXX";

interface Contestant {
  readonly name: string;
  /** Object → value, stripped; throws or returns undefined where refused. */
  readonly parse: (value: unknown) => unknown;
  /** How many mistakes are found. */
  readonly mistakes: (value: unknown) => number;
  /** Whether dates become `Date`. */
  readonly convertsDates: boolean;
}

function zodContestant(): Contestant {
  const line = z.object({
    sku: z.string().regex(SKU),
    title: z.string().max(200),
    quantity: z.int().min(1).max(1000),
    unit_price: z.number().gt(0),
    discount: z.number().min(0).max(1).nullable().default(null),
    tags: z.array(z.string()).default([]),
  });
  const order = z.object({
    customer: z.object({
      name: z.string().min(1).max(100),
      email: z.string().regex(EMAIL),
      phone: z.string().nullable().default(null),
      vip: z.boolean().default(false),
    }),
    reference: z.string().min(3).max(40),
    currency: z.enum(["EUR", "USD", "GBP"]),
    placed_at: z.iso.datetime().transform((text) => new Date(text)),
    shipping: z.object({ street: z.string(), city: z.string(), postal_code: z.string().max(12), country: z.string().length(2) }),
    note: z.string().nullable().default(null),
    items: z.array(line).min(1).max(100),
  });
  return { name: "zod 4", convertsDates: true, parse: (value) => order.parse(value), mistakes: (value) => order.safeParse(value).error?.issues.length ?? 0 };
}

function valibotContestant(): Contestant {
  const line = v.object({
    sku: v.pipe(v.string(), v.regex(SKU)),
    title: v.pipe(v.string(), v.maxLength(200)),
    quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    unit_price: v.pipe(v.number(), v.gtValue(0)),
    discount: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
    tags: v.optional(v.array(v.string()), []),
  });
  const order = v.object({
    customer: v.object({
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      email: v.pipe(v.string(), v.regex(EMAIL)),
      phone: v.optional(v.nullable(v.string()), null),
      vip: v.optional(v.boolean(), false),
    }),
    reference: v.pipe(v.string(), v.minLength(3), v.maxLength(40)),
    currency: v.picklist(["EUR", "USD", "GBP"]),
    placed_at: v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.transform((text) => new Date(text)),
    ),
    shipping: v.object({ street: v.string(), city: v.string(), postal_code: v.pipe(v.string(), v.maxLength(12)), country: v.pipe(v.string(), v.length(2)) }),
    note: v.optional(v.nullable(v.string()), null),
    items: v.pipe(v.array(line), v.minLength(1), v.maxLength(100)),
  });
  return { name: "valibot", convertsDates: true, parse: (value) => v.parse(order, value), mistakes: (value) => v.safeParse(order, value).issues?.length ?? 0 };
}

function arktypeContestant(): Contestant {
  const line = ark({
    "+": "delete",
    sku: SKU,
    title: "string<=200",
    quantity: "1<=number.integer<=1000",
    unit_price: "number>0",
    "discount?": "0<=number<=1|null",
    "tags?": "string[]",
  });
  const order = ark({
    "+": "delete",
    customer: ark({ "+": "delete", name: "1<=string<=100", email: EMAIL, "phone?": "string|null", "vip?": "boolean" }),
    reference: "3<=string<=40",
    currency: "'EUR'|'USD'|'GBP'",
    placed_at: "string.date.iso.parse",
    shipping: ark({ "+": "delete", street: "string", city: "string", postal_code: "string<=12", country: "string==2" }),
    "note?": "string|null",
    items: line.array().atLeastLength(1).atMostLength(100),
  });
  const parse = (value: unknown): unknown => {
    const result = order(value);
    return result instanceof ark.errors ? undefined : result;
  };
  const mistakes = (value: unknown): number => {
    const result = order(value);
    return result instanceof ark.errors ? result.length : 0;
  };
  return { name: "arktype", convertsDates: true, parse, mistakes };
}

const jsonSchema = {
  type: "object",
  required: ["customer", "reference", "currency", "placed_at", "shipping", "items"],
  additionalProperties: false,
  properties: {
    customer: {
      type: "object",
      required: ["name", "email"],
      additionalProperties: false,
      properties: {
        name: { type: "string", minLength: 1, maxLength: 100 },
        email: { type: "string", format: "email" },
        phone: { type: ["string", "null"], default: null },
        vip: { type: "boolean", default: false },
      },
    },
    reference: { type: "string", minLength: 3, maxLength: 40 },
    currency: { enum: ["EUR", "USD", "GBP"] },
    placed_at: { type: "string", format: "date-time" },
    shipping: {
      type: "object",
      required: ["street", "city", "postal_code", "country"],
      additionalProperties: false,
      properties: {
        street: { type: "string" },
        city: { type: "string" },
        postal_code: { type: "string", maxLength: 12 },
        country: { type: "string", minLength: 2, maxLength: 2 },
      },
    },
    note: { type: ["string", "null"], default: null },
    items: {
      type: "array",
      minItems: 1,
      maxItems: 100,
      items: {
        type: "object",
        required: ["sku", "title", "quantity", "unit_price"],
        additionalProperties: false,
        properties: {
          sku: { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" },
          title: { type: "string", maxLength: 200 },
          quantity: { type: "integer", minimum: 1, maximum: 1000 },
          unit_price: { type: "number", exclusiveMinimum: 0 },
          discount: { type: ["number", "null"], minimum: 0, maximum: 1, default: null },
          tags: { type: "array", items: { type: "string" }, default: [] },
        },
      },
    },
  },
};

function ajvContestant(): Contestant {
  const make = (allErrors: boolean) => {
    const ajv = new Ajv({ allErrors, removeAdditional: true, useDefaults: true, allowUnionTypes: true });
    (formats as unknown as (ajv: Ajv) => void)(ajv);
    return ajv.compile(jsonSchema);
  };
  const first = make(false);
  const all = make(true);
  return {
    name: "Ajv",
    convertsDates: false,
    parse: (value) => (first(value) ? value : undefined),
    mistakes: (value) => (all(value) ? 0 : (all.errors?.length ?? 0)),
  };
}

function typeboxContestant(): Contestant {
  FormatRegistry.Set("email", (text) => EMAIL.test(text));
  FormatRegistry.Set("date-time", (text) => !Number.isNaN(Date.parse(text)));
  const line = TB.Object(
    {
      sku: TB.String({ pattern: SKU.source }),
      title: TB.String({ maxLength: 200 }),
      quantity: TB.Integer({ minimum: 1, maximum: 1000 }),
      unit_price: TB.Number({ exclusiveMinimum: 0 }),
      discount: TB.Union([TB.Number({ minimum: 0, maximum: 1 }), TB.Null()], { default: null }),
      tags: TB.Array(TB.String(), { default: [] }),
    },
    { additionalProperties: false },
  );
  const order = TB.Object(
    {
      customer: TB.Object(
        {
          name: TB.String({ minLength: 1, maxLength: 100 }),
          email: TB.String({ format: "email" }),
          phone: TB.Union([TB.String(), TB.Null()], { default: null }),
          vip: TB.Boolean({ default: false }),
        },
        { additionalProperties: false },
      ),
      reference: TB.String({ minLength: 3, maxLength: 40 }),
      currency: TB.Union([TB.Literal("EUR"), TB.Literal("USD"), TB.Literal("GBP")]),
      placed_at: TB.String({ format: "date-time" }),
      shipping: TB.Object(
        { street: TB.String(), city: TB.String(), postal_code: TB.String({ maxLength: 12 }), country: TB.String({ minLength: 2, maxLength: 2 }) },
        { additionalProperties: false },
      ),
      note: TB.Union([TB.String(), TB.Null()], { default: null }),
      items: TB.Array(line, { minItems: 1, maxItems: 100 }),
    },
    { additionalProperties: false },
  );
  const check = TypeCompiler.Compile(order);
  return {
    name: "TypeBox (Clean + Check)",
    convertsDates: false,
    parse(value) {
      const cleaned = Value.Clean(order, Value.Default(order, value));
      return check.Check(cleaned) ? cleaned : undefined;
    },
    mistakes: (value) => [...check.Errors(value)].length,
  };
}

function signaturaContestant(): Contestant {
  return {
    name: "Signatura",
    convertsDates: true,
    parse: (value) => OrderCreate.parse(value),
    mistakes: (value) => (OrderCreate["~standard"].validate(value) as { readonly issues?: readonly unknown[] }).issues?.length ?? 0,
  };
}

function prove(contestant: Contestant): void {
  const parsed = contestant.parse(JSON.parse(good)) as Record<string, unknown> | undefined;
  if (parsed === undefined) throw new Error(`${contestant.name} refuses the order`);
  if ("undeclared" in parsed) throw new Error(`${contestant.name} does not strip`);
  if (contestant.convertsDates !== parsed.placed_at instanceof Date) throw new Error(`${contestant.name}: placed_at is ${typeof parsed.placed_at}`);
  if (JSON.stringify((parsed as { items: unknown }).items) !== JSON.stringify(orderInput.items)) throw new Error(`${contestant.name} changes the items`);
  const found = contestant.mistakes(structuredClone(wrong));
  if (found < 3) throw new Error(`${contestant.name} finds ${found} mistakes`);
}

function microseconds(work: () => unknown): number {
  for (let index = 0; index < 20_000; index += 1) work();
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let index = 0; index < 20_000; index += 1) work();
    const spent = process.cpuUsage(before);
    samples.push((spent.user + spent.system) / 20_000);
  }
  return samples.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const BATCH = 200;

/** The same for work on an input that no round has seen: some contestants change theirs. Inputs are made outside of the measured time. */
function microsecondsFresh(text: string, work: (value: unknown) => unknown): number {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS * 40; round += 1) {
    const inputs = Array.from({ length: BATCH }, () => JSON.parse(text) as unknown);
    const before = process.cpuUsage();
    for (const input of inputs) work(input);
    const spent = process.cpuUsage(before);
    if (round >= ROUNDS * 20) samples.push((spent.user + spent.system) / BATCH);
  }
  return samples.toSorted((a, b) => a - b)[samples.length >> 1]!;
}

/** The order as a client sends it that knows a newer version of the API: every object has a member more. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== "object" || value === null) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMore(item)])), undeclared: 1 };
}

const contestants = [signaturaContestant(), ajvContestant(), typeboxContestant(), zodContestant(), valibotContestant(), arktypeContestant()];
for (const contestant of contestants) prove(contestant);
void app;

const plain = JSON.parse(JSON.stringify(orderInput)) as Record<string, unknown>;
const newer = JSON.stringify(withMore(orderInput));
const parseOnly = microseconds(() => JSON.parse(good));
console.log(`Processor time in microseconds, median of ${ROUNDS}. Node ${process.version}. JSON.parse alone: ${parseOnly.toFixed(2)}.

"Object → value": an input with nothing to strip, the same in every round. "Stripped": fresh inputs with one undeclared member in each of their
eleven objects. Ajv changes its input in place and leaves dates text; Signatura, zod, valibot and arktype make a new value with a \`Date\`, and
Signatura's are instances of classes. Errors are asked for without an exception: \`~standard.validate\`, \`safeParse\`, \`allErrors\`.
`);
console.log("| | object → value | stripped | text → value | three errors |\n| --- | --- | --- | --- | --- |");
for (const { name, parse, mistakes } of contestants) {
  const object = microseconds(() => parse(plain));
  const stripped = microsecondsFresh(newer, parse);
  const text = microseconds(() => parse(JSON.parse(good)));
  const errors = microseconds(() => mistakes(wrong));
  console.log(`| ${[name, ...[object, stripped, text, errors].map((figure) => figure.toFixed(2))].join(" | ")} |`);
}
const thrown = microseconds(() => {
  try {
    return OrderCreate.parse(wrong);
  } catch (error) {
    return error;
  }
});
console.log(`\nSignatura's \`parse\`, which throws the three errors with a stack: ${thrown.toFixed(2)}.`);
const order = OrderCreate.parse(plain);
const stripped = JSON.parse(JSON.stringify(order)) as unknown;
const behind = { toJSON: () => stripped };
const serialisations: Readonly<Record<string, () => unknown>> = {
  "JSON.stringify of a stripped object": () => JSON.stringify(stripped),
  "the same behind a `toJSON`, which V8 writes in its slow way": () => JSON.stringify(behind),
  "Signatura's dumpJson": () => order.dumpJson({ byAlias: true }),
  "JSON.stringify of the model": () => JSON.stringify(order),
};
console.log(
  `\nSerialisation: ${Object.entries(serialisations)
    .map(([name, work]) => `${name} ${microseconds(work).toFixed(2)}`)
    .join(", ")}.`,
);

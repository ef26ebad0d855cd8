// A union whose members are told apart by a tag: a literal field that all of them have, or what a function of the user's finds.

import { setOwn } from "../kernel/deep.ts";
import { member as memberOf } from "../kernel/identifiers.ts";
import { pythonRepr } from "../kernel/python-text.ts";
import { errors } from "../errors/catalogue.ts";
import type { ParseContext } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import { emitInterpreted } from "./emit-steps.ts";
import { literal, type Emitter } from "./emitter.ts";
import { isFieldSource } from "./instance.ts";
import { distinct, type JsonSchema, type SchemaContext } from "./json-schema.ts";
import { bestMember } from "./member-dump.ts";
import { lookUp } from "./model-reader.ts";
import type { AliasPath, Fit, InheritedConfig, Node } from "./node.ts";
import { sourcesOfTag, tagsOf, type Tag } from "./tags.ts";
import { Kind } from "./type.ts";

export type { Tag } from "./tags.ts";

/** How the member of an input is found. */
type Discriminator =
  | { readonly key: string; readonly tagOf?: undefined }
  | { readonly key?: undefined; readonly tagOf: (value: unknown) => Tag | null | undefined; readonly tags: readonly Tag[] };

/** Which member each tag belongs to, in order, and where the tag stands in the input. */
interface Table {
  readonly members: ReadonlyMap<unknown, Node>;
  readonly sources: readonly AliasPath[];
}

/** One of several types, told apart by a tag. Issues are those of the one member, under its tag. */
export class TaggedUnionKind<O = unknown, I = O, W = O> extends Kind<O, I, W> {
  readonly members: readonly Node[];
  readonly hasNull: boolean;
  readonly discriminator: Discriminator;

  constructor(members: readonly Node[], hasNull: boolean, discriminator: Discriminator) {
    super();
    this.members = members;
    this.hasNull = hasNull;
    this.discriminator = discriminator;
    Object.freeze(this);
  }

  get table(): Table {
    let table = tables.get(this);
    if (table === undefined) tables.set(this, (table = makeTable(this.members, this.discriminator)));
    return table;
  }

  get "~label"(): string {
    const name = `tagged-union[${[...this.table.members.values()].map((member) => member["~fullLabel"]).join(",")}]`;
    return this.hasNull ? `nullable[${name}]` : name;
  }
  override get "~typeName"(): string {
    return `Union[${[...this.members.map((member) => member["~typeName"]), ...(this.hasNull ? ["NoneType"] : [])].join(", ")}]`;
  }
  override get "~children"(): readonly Node[] {
    return this.members;
  }
  override get "~takesNull"(): boolean {
    return this.hasNull;
  }
  override get "~takesOnlyObjects"(): boolean {
    return this["~meta"].steps === undefined && !this.hasNull && this.discriminator.key !== undefined;
  }
  override get "~ownsUserCode"(): boolean {
    return super["~ownsUserCode"] || this.discriminator.tagOf !== undefined;
  }
  override get "~mayDumpUndefined"(): boolean {
    return super["~mayDumpUndefined"] || this.members.some((member) => member["~mayDumpUndefined"]);
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ members: this.members.map((member) => member["~configure"](config)) });
  }
  override "~fit"(value: unknown): Fit {
    if (value === null && this.hasNull) return 2;
    return Math.max(0, ...this.members.map((member) => member["~fit"](value))) as Fit;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    if (this.hasNull && (value === null || (value === undefined && context.mode === "js"))) return null;
    const { table, discriminator } = this;
    const fromAttributes = context.mode === "js" && context.options.fromAttributes !== false;
    if (discriminator.key !== undefined && !isFieldSource(value, fromAttributes)) {
      return fromAttributes
        ? context.report("model_attributes_type", "Input should be a valid dictionary or object to extract fields from", value)
        : context.report("dict_type", context.mode === "js" ? "Input should be a valid dictionary" : "Input should be an object", value);
    }
    const tag = discriminator.key === undefined ? context.journal.run(() => discriminator.tagOf(value)) : lookUp(table.sources, value)?.value;
    if (tag === undefined || (tag === null && discriminator.key === undefined)) {
      const text = describe(discriminator, table);
      return context.report("union_tag_not_found", `Unable to extract tag using discriminator ${text}`, value, { discriminator: text });
    }
    const member = table.members.get(tag);
    if (member === undefined) return reportTag(describe(discriminator, table), tag, table, value, context);
    const depth = context.path.length;
    context.path.push(typeof tag === "number" ? tag : String(tag));
    try {
      return member["~run"](value, context);
    } finally {
      context.path.length = depth;
    }
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return this["~emitSwitch"](emitter, value, "~emitRun");
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    if (this["~meta"].steps !== undefined || this["~meta"].serializer !== undefined) return super["~emitRespond"](emitter, value);
    return this["~emitSwitch"](emitter, value, "~emitRespond");
  }

  "~emitSwitch"(emitter: Emitter, value: string, emit: "~emitRun" | "~emitRespond"): string {
    const given = emitter.fresh("given");
    const out = emitter.fresh("member");
    emitter.line(`const ${given} = ${value};`);
    emitter.line(`let ${out}${this.hasNull ? " = null" : ""};`);
    const choose = (): void => {
      const chosen = this["~emitChoice"](emitter, given, emit);
      emitter.line(`${out} = ${chosen};`);
    };
    if (this.hasNull) emitter.block(`if (!(${given} ${emitter.settings.mode === "js" ? "==" : "==="} null))`, choose);
    else choose();
    return out;
  }

  /** A switch on the tag. Members whose own validators might look at the fields around them stay with the interpreter. */
  "~emitChoice"(emitter: Emitter, given: string, emit: "~emitRun" | "~emitRespond"): string {
    const { table, discriminator } = this;
    if (discriminator.key === undefined || this.members.some((member) => member["~meta"].steps !== undefined)) {
      const read = emitInterpreted((value, context) => this["~parse"](value, context), emitter, given);
      return emit === "~emitRun" ? read : this["~emitDump"](emitter, read);
    }
    const isSource = emitter.constant(isFieldSource, "isFieldSource");
    const look = emitter.constant((value: unknown) => lookUp(table.sources, value)?.value, "look");
    const choose = emitter.function("tagged", () => {
      emitter.require(`${isSource}(v, ${emitter.settings.mode === "js"})`);
      const [source] = table.sources;
      const isPlain = table.sources.length === 1 && !(discriminator.key in Object.prototype);
      emitter.block(`switch (${isPlain ? memberOf("v", String(source![0])) : `${look}(v)`})`, () => {
        for (const [tag, member] of table.members) emitter.block(`case ${literal(tag as Tag)}:`, () => emitter.line(`return ${member[emit](emitter, "v")};`));
      });
      emitter.line("return F;");
    });
    const out = emitter.fresh("chosen");
    emitter.line(`const ${out} = ${choose}(${given}, J, d);`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  /** The member of a value that is to be dumped: by its tag, or else the one that fits it best. */
  "~memberOf"(value: unknown): Node | undefined {
    return this.table.members.get(this["~tagOfValue"](value)) ?? bestMember(this.members, value);
  }

  "~tagOfValue"(value: unknown): unknown {
    const { key, tagOf } = this.discriminator;
    if (key !== undefined) return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    return tagOf(value);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (value === null && this.hasNull) return null;
    const member = this["~memberOf"](value);
    return member === undefined ? context.unknown(value) : member["~dumpRun"](value, context);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    const { key } = this.discriminator;
    if (key === undefined) return super["~emitDump"](emitter, value);
    const dump = emitter.function("dump_tagged", () => {
      emitter.block(`if (typeof v === "object" && v !== null) switch (${memberOf("v", key)})`, () => {
        for (const [tag, member] of this.table.members)
          emitter.block(`case ${literal(tag as Tag)}:`, () => emitter.line(`return ${member["~emitDumpRun"](emitter, "v")};`));
      });
      emitter.line(`return ${super["~emitDump"](emitter, "v")};`);
    });
    return `${dump}(${value}, J, d)`;
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { table, discriminator } = this;
    const choices = [...table.members].map(([tag, member]) => ({ tag: String(tag), schema: member["~schema"](context) }));
    const schema: JsonSchema = {
      oneOf: distinct(
        choices.map((choice) => choice.schema),
        context,
      ),
    };
    const propertyName = discriminator.key === undefined ? undefined : propertyOf(discriminator.key, table, context);
    if (propertyName !== undefined) schema.discriminator = { mapping: mappingOf(choices, context), propertyName };
    return this.hasNull ? { anyOf: [schema, { type: "null" }] } : schema;
  }
}

const tables = new WeakMap<TaggedUnionKind, Table>();

/** The tags of all members. Read on first use: models that contain each other are not whole before. */
function makeTable(members: readonly Node[], discriminator: Discriminator): Table {
  if (discriminator.key === undefined) return { members: new Map(discriminator.tags.map((tag, index) => [tag, members[index]!])), sources: [] };
  const table = new Map<unknown, Node>();
  for (const { tag, member } of members.flatMap((member) => tagsOf(member, discriminator.key))) {
    const other = table.get(tag);
    if (other !== undefined && other !== member) throw errors.sameTag(String(tag), other["~label"], member["~label"]);
    table.set(tag, member);
  }
  return { members: table, sources: sourcesOfTag(members, discriminator.key) };
}

/** The discriminator as Pydantic writes it in messages. */
function describe({ tagOf }: Discriminator, { sources }: Table): string {
  if (tagOf !== undefined) return `${tagOf.name === "" ? "<lambda>" : tagOf.name}()`;
  return sources.map((path) => `'${String(path[0])}'`).join(" | ");
}

function reportTag(discriminator: string, tag: unknown, { members }: Table, input: unknown, context: ParseContext): unknown {
  const text = typeof tag === "string" ? tag : pythonRepr(tag);
  const expected = [...members.keys()].map(pythonRepr).join(", ");
  const message = `Input tag '${text}' found using ${discriminator} does not match any of the expected tags: ${expected}`;
  return context.report("union_tag_invalid", message, input, { discriminator, tag: text, expected_tags: expected });
}

/** The name that the discriminating property has in the schemas of all members; undefined where they differ. */
function propertyOf(key: string, { sources }: Table, context: SchemaContext): string | undefined {
  const names = context.byAlias ? sources.map((path) => String(path[0])) : [key];
  return names.length === 1 ? names[0] : names.at(-1);
}

/** Tag → where the member's schema is; its text is filled in once that has a name. */
function mappingOf(choices: readonly { readonly tag: string; readonly schema: JsonSchema }[], context: SchemaContext): JsonSchema {
  const mapping: JsonSchema = {};
  for (const { tag, schema } of choices) {
    const target = context.definitions.target(schema);
    setOwn(mapping, tag, target === undefined ? schema : "");
    if (target !== undefined) context.definitions.whenNamed(target, (ref) => setOwn(mapping, tag, ref));
  }
  return mapping;
}

/** A union by a literal field. */
export function byKey(members: readonly Node[], hasNull: boolean, key: string): TaggedUnionKind {
  return new TaggedUnionKind(members, hasNull, { key });
}

/** A union by a function of the user's. */
export function byFunction(tagged: readonly (readonly [Tag, Node])[], hasNull: boolean, tagOf: (value: unknown) => Tag | null | undefined): TaggedUnionKind {
  return new TaggedUnionKind(
    tagged.map(([, node]) => node),
    hasNull,
    { tagOf, tags: tagged.map(([tag]) => tag) },
  );
}

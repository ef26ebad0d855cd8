// Every coded error that says "this declaration is wrong" or "we are wrong": code, text and the anchor of its explanation.
// Errors of a request are elsewhere: `validation.ts` and `http-exception.ts`.

/** A declaration cannot be used as it is. Thrown when types, models or applications are built, never by a request. */
export class DeclarationError extends Error {
  override readonly name: string = "DeclarationError";
  /** For example `SIG203`; `docs/errors.md` has an entry for each. */
  readonly code: string;

  constructor(code: string, text: string, options?: ErrorOptions) {
    super(`${code} ${text}`, options);
    this.code = code;
  }
}

/** Something that Signatura takes to be impossible has happened. */
export class InternalError extends Error {
  override readonly name: string = "InternalError";

  constructor(text: string, options?: ErrorOptions) {
    super(`${text} This is a fault of Signatura itself: please report it with the stack trace.`, options);
  }
}

const declaration = (code: string, text: string): DeclarationError => new DeclarationError(code, text);

/** The catalogue. One function an error, whose parameters are what its text needs. Codes are never used again for something else. */
export const errors = {
  // 1xx: types and models
  notAType: (where: string, found: string): DeclarationError =>
    declaration("SIG101", `${where} is ${found}, which is not a type. Give a \`t\` type, a Model class or a Standard Schema.`),
  constructorRequired: (model: string, field: string): DeclarationError =>
    declaration(
      "SIG102",
      `${model} declares a class field "${field}", which overwrites the validated value. Remove it, or write \`declare ${field}: …\` to state only its type.`,
    ),
  reservedField: (model: string, field: string): DeclarationError =>
    declaration(
      "SIG103",
      `${model} has a field "${field}", a name that every instance already uses for a method. Name the field otherwise and give it \`.alias("${field}")\`.`,
    ),
  refusedDefault: (where: string, text: string): DeclarationError =>
    declaration("SIG104", `The default of ${where} is refused by its own type: ${text}. Change the default or the type.`),
  unknownField: (model: string, field: string, where: string): DeclarationError =>
    declaration("SIG105", `${where} names the field "${field}", which ${model} does not have. Write the name that the model gives it: not its alias.`),
  notDiscriminated: (member: string, key: string): DeclarationError =>
    declaration("SIG106", `${member} has no literal field "${key}", so a union cannot be told apart by it. Add \`${key}: t.literal("…")\` to it.`),
  sameTag: (tag: string, first: string, second: string): DeclarationError =>
    declaration("SIG107", `${first} and ${second} both have the tag "${tag}". Each member of a discriminated union needs its own.`),
  badConstraint: (kind: string, constraint: string, value: string, reason: string): DeclarationError =>
    declaration("SIG108", `${kind}.${constraint}(${value}): ${reason}.`),
  emptyUnion: (): DeclarationError => declaration("SIG109", "A union needs at least one member."),
  untaggedMember: (member: string): DeclarationError =>
    declaration("SIG113", `${member} is a member of a union, but the second argument of \`by\` gives it no tag. Add it there: \`.by(tagOf, { tag: … })\`.`),
  noJsonSchema: (what: string): DeclarationError =>
    declaration("SIG111", `${what} has no JSON Schema. Give it one with \`.jsonSchemaExtra({…})\`, or leave it out of the document.`),
  noTemporal: (type: string): DeclarationError =>
    declaration(
      "SIG120",
      `${type} gives Temporal values, and this runtime has no Temporal. Install \`temporal-polyfill\`, import "temporal-polyfill/global" before the types are used, or run on Node 26 or later.`,
    ),

  // 2xx: parameters and dependencies
  pathParameterMissing: (route: string, parameter: string): DeclarationError =>
    declaration("SIG201", `${route}: the parameter "${parameter}" is a Path(), but the path has no {${parameter}}. Add it to the path, or use Query().`),
  pathParameterUnused: (route: string, parameter: string): DeclarationError =>
    declaration(
      "SIG202",
      `${route}: the path names {${parameter}}, but no parameter takes it. Add \`${parameter}: t.string\` to the parameters, or take it out of the path.`,
    ),
  dependencyCycle: (names: readonly string[]): DeclarationError =>
    declaration("SIG203", `Dependency cycle: ${names.join(" → ")}. Make one of them lazy, or pass the value down.`),
  scopeLeak: (dependent: string, scope: string, dependency: string, other: string): DeclarationError =>
    declaration(
      "SIG204",
      `${dependent} has the scope "${scope}" and asks for ${dependency}, whose scope "${other}" ends earlier. Give ${dependency} a longer scope, or ${dependent} a shorter one.`,
    ),
  pathDefault: (route: string, parameter: string): DeclarationError =>
    declaration("SIG205", `${route}: the path parameter "${parameter}" has a default, which could never be used. Take the default away.`),
  sameName: (route: string, place: string, name: string): DeclarationError =>
    declaration("SIG206", `${route}: two parameters claim the ${place} name "${name}". Give one of them another alias.`),
  formAndBody: (route: string): DeclarationError =>
    declaration(
      "SIG207",
      `${route}: a request has one body, so Form() or file parameters cannot stand beside a JSON body. Send the JSON as a form field of type \`t.json\`.`,
    ),
  notAParameter: (route: string, parameter: string, found: string): DeclarationError =>
    declaration(
      "SIG208",
      `${route}: the parameter "${parameter}" is ${found}. Give a type, a Model, a Dependency, or Path()/Query()/Header()/Cookie()/Body()/Form().`,
    ),
  requestParameters: (dependency: string, parameter: string): DeclarationError =>
    declaration(
      "SIG209",
      `${dependency} takes the parameter "${parameter}" from a request, so it cannot be resolved outside one. Pass the value yourself, or override the dependency.`,
    ),
  bodyOnSocket: (route: string, parameter: string): DeclarationError =>
    declaration("SIG210", `${route}: "${parameter}" would come from a body, and a websocket has none. Receive it as a message through \`socket(In, Out)\`.`),
  notScalar: (route: string, place: string, parameter: string): DeclarationError =>
    declaration("SIG211", `${route}: the ${place} parameter "${parameter}" is neither a scalar nor a list of scalars. Use a Body(), or a scalar type.`),
  notCallable: (what: string, found: string): DeclarationError => declaration("SIG212", `${what} must be a function or a class, found ${found}.`),
  unknownScope: (dependency: string, scope: string): DeclarationError =>
    declaration("SIG213", `${dependency} has the scope "${scope}". The scopes are "app", "request" and "function".`),
  placedElsewhere: (route: string, parameter: string, place: string): DeclarationError =>
    declaration(
      "SIG214",
      `${route}: the parameter "${parameter}" stands in the path's braces and is a ${place} parameter, too. Leave its place out, or name it otherwise.`,
    ),
  socketOutside: (parameter: string): DeclarationError =>
    declaration(
      "SIG215",
      `The parameter "${parameter}" is a websocket, and only what is declared with \`websocket(…)\` has one: neither other operations nor what they depend on.`,
    ),
  notADependency: (found: string): DeclarationError =>
    declaration("SIG216", `\`dependencies\` holds ${found}, which is no Dependency and would guard nothing. Make one with Depends().`),
  runOutside: (parameter: string): DeclarationError =>
    declaration(
      "SIG217",
      `The parameter "${parameter}" is a StreamRun, and only operations that return \`sse(T, { resume: log })\` have one: neither others nor what they depend on.`,
    ),
  runParameter: (route: string, parameter: string): DeclarationError =>
    declaration("SIG218", `${route}: \`run: "${parameter}"\` names no parameter of the operation. Take it among the parameters, or leave \`run\` out.`),
  restartableForm: (route: string): DeclarationError =>
    declaration("SIG219", `${route} is restartable and takes a form, which is not kept for another call. Take a JSON body, or leave \`restartable\` out.`),
  noRedisClient: (): DeclarationError =>
    declaration(
      "SIG220",
      "redisLog was given an address, and neither `ioredis` nor `iovalkey` is installed. Install one of them, or hand over a client of its kind.",
    ),

  // 3xx: routes and applications
  misplacedReturns: (route: string): DeclarationError =>
    declaration("SIG301", `${route}: \`returns\` stands among the parameters. It belongs in the third argument: (path, takes, { returns }, does).`),
  noHandler: (route: string): DeclarationError => declaration("SIG302", `${route}: the last argument must be the handler, a function.`),
  badPath: (route: string, reason: string): DeclarationError => declaration("SIG303", `${route}: ${reason}.`),
  emptyPath: (route: string): DeclarationError => declaration("SIG304", `${route}: prefix and path cannot both be empty.`),
  badPrefix: (prefix: string, reason: string): DeclarationError => declaration("SIG305", `The prefix "${prefix}" ${reason}.`),
  bodylessStatus: (route: string, status: number): DeclarationError =>
    declaration("SIG306", `${route}: status ${status} carries no body, so \`returns\` cannot stand beside it. Take one of the two away.`),
  includeCycle: (prefix: string): DeclarationError => declaration("SIG307", `A router (prefix "${prefix}") includes itself, directly or through others.`),
  sameOperationId: (id: string, first: string, second: string): DeclarationError =>
    declaration("SIG308", `${first} and ${second} have the same operationId "${id}". Give one of them another \`operationId\`.`),
  badStatus: (route: string, status: unknown): DeclarationError => declaration("SIG309", `${route}: ${String(status)} is no HTTP status (100 to 599).`),
  badResponses: (route: string, key: string): DeclarationError =>
    declaration("SIG310", `${route}: \`responses\` has the key "${key}". Use a status, "2XX" to "5XX", or "default".`),
  notAnApp: (what: string): DeclarationError => declaration("SIG312", `${what} cannot be mounted: give an App, a \`fetch\` function, or static files.`),
  notARouter: (found: string): DeclarationError =>
    declaration("SIG314", `include() takes a Router, found ${found}. An application is mounted: mount(path, app).`),
  lifespanYields: (found: string): DeclarationError => declaration("SIG313", `A lifespan must yield once and then end, but it ${found}.`),
  namelessDocument: (what: string): DeclarationError =>
    declaration(
      "SIG320",
      `The OpenAPI document needs a ${what}, and the application's is empty. Give one, or switch the document off with \`openapiUrl: null\`.`,
    ),
  noFileSystem: (what: string): DeclarationError =>
    declaration("SIG330", `${what} needs a file system, and this platform has none. Serve files from its own storage, or run on Node, Bun or Deno.`),
  noDirectory: (directory: string): DeclarationError =>
    declaration("SIG331", `staticFiles: there is no directory ${directory}. Create it, mend the path, or set \`checkDir: false\` where it comes later.`),
  noFrontend: (directory: string, reason: string): DeclarationError =>
    declaration(
      "SIG334",
      `frontend(): ${directory} cannot be served: ${reason}. Build the frontend, mend the path, or set \`checkDir: false\` where it is built later.`,
    ),
  badFallback: (fallback: string): DeclarationError =>
    declaration("SIG335", `frontend(): the fallback is "${fallback}". It may be "auto", "index.html", "404.html" or null.`),
  badFrontendPath: (path: string): DeclarationError => declaration("SIG336", `frontend(): the path "${path}" must begin with a slash.`),
  noPiscina: (): DeclarationError => declaration("SIG340", "blocking() needs the package piscina, which is not installed: `npm install piscina`."),
  noBlockingModule: (found: string): DeclarationError =>
    declaration("SIG341", `blocking(): there is no file ${found}. Give the address of a module: \`new URL("./resize.ts", import.meta.url)\`.`),
  noNunjucks: (cause: unknown): DeclarationError =>
    new DeclarationError("SIG342", "templates() needs the package nunjucks, which is not installed: `npm install nunjucks`.", { cause }),
  noTemplates: (folder: string): DeclarationError => declaration("SIG343", `templates(): there is no folder ${folder}. Create it, or mend the path.`),
  badHostPattern: (pattern: string): DeclarationError =>
    declaration("SIG332", `trustedHost: "${pattern}" is no pattern. Write a name, \`*.example.com\` for all names below one, or \`*\` for any.`),
  emptySecret: (): DeclarationError =>
    declaration("SIG333", "sessions: the secret is empty, so anybody could make a session. Give a long random one, from the environment."),

  // 8xx: the command line
  noSuchFile: (given: string, path: string): DeclarationError => declaration("SIG801", `There is no file ${given} (looked for ${path}).`),
  noApplicationFile: (directory: string, names: string, folders: string): DeclarationError =>
    declaration(
      "SIG802",
      `No application found in ${directory}: there is no ${names}${folders === "" ? "" : `, nor one below ${folders}`}. Name the file, as in \`signatura run path/to/file.ts\`, or set \`"signatura": { "entrypoint": "path/to/file.ts" }\` in package.json.`,
    ),
  badPackageFile: (file: string, reason: string): DeclarationError =>
    declaration("SIG803", `${file} ${reason}. It should be \`"signatura": { "entrypoint": "path/to/file.ts:app" }\`.`),
  noApplicationExported: (file: string, names: readonly string[]): DeclarationError =>
    declaration("SIG804", `${file} exports no App (${exportList(names)}). Export one: \`export const app = new App()\`.`),
  noSuchExport: (file: string, name: string, names: readonly string[]): DeclarationError =>
    declaration("SIG805", `${file} has no export "${name}" (${exportList(names)}).`),
  noApplication: (file: string, name: string, what: string): DeclarationError => declaration("SIG806", `The export "${name}" of ${file} is ${what}.`),
} as const;

function exportList(names: readonly string[]): string {
  return names.length === 0 ? "it exports nothing" : `it exports ${names.join(", ")}`;
}

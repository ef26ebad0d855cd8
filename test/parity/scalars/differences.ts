// Where the scalar kinds differ from Pydantic, each with its reason and what shows it: a pattern for `name mode strict|lax input`, and where
// that is not enough one for what Pydantic says or for what is found. docs/parity.md lists the same.

export interface Difference {
  readonly reason: string;
  readonly case: RegExp;
  readonly says?: RegExp;
  readonly finds?: RegExp;
}

export const DIFFERENCES: readonly Difference[] = [
  { reason: "t.int ends at 2^53 - 1", case: /^int/, finds: /^int_parsing_size/ },
  {
    reason: "JSON's 1.0 and 1 are one number",
    case: /json (lax|strict) ("-?\d+(\.\d*)?([eE][+-]?\d+)?"|\{"repeat":\[\["0\.0+",1\],.*)$/,
    says: /^(int_type|ip_|enum|literal|byte_size)/,
  },
  { reason: "-0 is a number of its own only in JavaScript, and JSON writes it as 0", case: /(json|js) (lax|strict) ("-0(\.0)?"|\{"number":"-0"\})$/ },
  { reason: "a kind that keeps its value as text takes text in strict mode", case: /^(uuid|ipv\d|enum|path).* js strict /, says: /^is_instance_of/ },
  { reason: "bytes of a program are the value, not base64 to be decoded", case: /^base64.* js (lax|strict) \{"bytes"/ },
  {
    reason: "Python's decimals fail on a remainder of more than 28 digits, which Pydantic does not catch",
    case: /^decimal rules/,
    says: /^raises InvalidOperation/,
  },
  { reason: "exponents of decimals beyond 32 bits wrap around in Pydantic's count of digits", case: /^decimal .*1e-99999999999/ },
  { reason: "JSON's 1.0 and 1 are one number", case: /^json integer .* strict "(\\")?[\d.E]+(\\")?"$/ },
  { reason: "inside of t.json the words are those for JSON: array, not list", case: /^json list/, finds: /^list_type: Input should be a valid array/ },
  { reason: "t.byteSize is a number of JavaScript: beyond 2^53 it is rounded", case: /^byteSize .*(\d{16}|integer)/ },
  { reason: "t.pattern takes JavaScript's syntax of regular expressions", case: /^pattern .*(\(\?P?<n>a|ud800|"\[\]")/ },
];

const base64url = { type: "string", format: "base64url" };

/** What is said in place of Pydantic's schemas, in both modes: an encoding that the fixture asks of an adapter stands in a model's settings otherwise. */
export const SCHEMAS: Readonly<Record<string, readonly [unknown, unknown]>> = { "bytes base64": [base64url, base64url] };

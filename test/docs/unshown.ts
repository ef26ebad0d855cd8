// Programs of docs/tutorial that no page shows, each with the reason. What is shown must not stand here.

const ALIAS = "another name of a program beside it, which is shown";
const LATER = "its page is not written yet";

/** `section/name`, or `section/*` for all of a section that is not shown. */
export const unshown: Readonly<Record<string, string>> = {
  "request_files/tutorial001_02": ALIAS,
  "response_model/tutorial003_01": ALIAS,
  "templates/*": LATER,
};

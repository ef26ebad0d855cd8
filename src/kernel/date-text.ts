// A moment as Pydantic writes it: UTC with `Z`, and six digits after the point only where there are any.

/** `2020-01-02T03:04:05Z`, or `2020-01-02T03:04:05.678000Z`. Throws RangeError for an invalid date, as `toISOString` does. */
export function dateTimeText(date: Date): string {
  const text = date.toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : `${text.slice(0, -1)}000Z`;
}

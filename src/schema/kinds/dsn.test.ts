// What it answers was asked of Pydantic's types.

import { expect, test } from "vitest";
import { inBothModes } from "../../../test/support/both-modes.ts";
import { refusal } from "../../../test/support/refusals.ts";
import { t } from "signatura";

const fault = (error: string): unknown => [["url_parsing", [], `Input should be a valid URL, ${error}`]];

inBothModes("the addresses of services", () => {
  test.each([
    [t.postgresDsn, "postgres://u:p@h1:5432,h2:5433/db?x=1#f", "postgres://u:p@h1:5432,h2:5433/db?x=1#f"],
    [t.postgresDsn, "postgresql://host", "postgresql://host"],
    [t.postgresDsn, "postgres://U@A.com,B.com:1/x", "postgres://U@A.com,B.com:1/x"],
    [t.postgresDsn, "postgres://[::1]:5432,h2/db", "postgres://[::1]:5432,h2/db"],
    [t.postgresDsn, "postgres://ü.com,b/db", "postgres://%C3%BC.com,b/db"],
    [t.postgresDsn, "postgres://u:p@h1,u2:p2@h2/db", "postgres://u:p@h1,u2:p2@h2/db"],
    [t.postgresDsn, " postgres://a ", "postgres://a"],
    [t.postgresDsn, "postgres://a,b/../c d", "postgres://a,b/c%20d"],
    [t.redisDsn, "redis://", "redis://localhost:6379/0"],
    [t.redisDsn, "redis://h:1/2", "redis://h:1/2"],
    [t.redisDsn, "redis://:pw@h", "redis://:pw@h:6379/0"],
    [t.redisDsn, "rediss:///3", "rediss://localhost:6379/3"],
    [t.mongoDsn, "mongodb://h,g/db", "mongodb://h,g:27017/db"],
    [t.mongoDsn, "mongodb+srv://h/d", "mongodb+srv://h:27017/d"],
    [t.kafkaDsn, "kafka://", "kafka://localhost:9092"],
    [t.natsDsn, "nats://", "nats://localhost:4222"],
    [t.natsDsn, "nats://h,g:1", "nats://h,g:1"],
    [t.natsDsn, "ws://h", "ws://h:4222/"],
    [t.amqpDsn, "amqp:", "amqp:"],
    [t.amqpDsn, "amqp://", "amqp://"],
    [t.mysqlDsn, "mysql://u:p@h/d", "mysql://u:p@h:3306/d"],
    [t.clickHouseDsn, "clickhouse://", "clickhouse://localhost:9000"],
    [t.snowflakeDsn, "snowflake://u:p@acc/d", "snowflake://u:p@acc/d"],
    [t.cockroachDsn, "cockroachdb://root@h:1/d", "cockroachdb://root@h:1/d"],
    [t.mariaDbDsn, "mariadb://h", "mariadb://h:3306"],
  ])("%o reads %j", (kind, given, read) => {
    expect(kind.parse(given)).toBe(read);
    expect(kind.parse(read)).toBe(read);
  });

  test.each([
    [t.postgresDsn, "postgres://", "empty host"],
    [t.postgresDsn, "postgres:///db", "empty host"],
    [t.postgresDsn, "postgres://a:b:c/", "invalid port number"],
    [t.postgresDsn, "postgres://a,/x", "empty host"],
    [t.postgresDsn, "postgres://,a/x", "empty host"],
    [t.postgresDsn, "postgres://h1:99999/db", "invalid port number"],
    [t.postgresDsn, "postgres://h1:99999,b/db", "invalid port number"],
    [t.postgresDsn, "postgres://a b/c", "invalid domain character"],
    [t.postgresDsn, "x", "relative URL without a base"],
    [t.mongoDsn, "mongodb://", "empty host"],
    [t.mysqlDsn, "mysql://", "empty host"],
    [t.redisDsn, "redis:", "a cannot-be-a-base URL doesn’t have a host to set"],
  ])("%o refuses %j", (kind, given, error) => {
    expect(refusal(() => kind.parse(given))).toEqual(fault(error));
  });

  test("say which schemes they take, and what they are", () => {
    expect(refusal(() => t.redisDsn.parse("http://x"))).toEqual([["url_scheme", [], "URL scheme should be 'redis' or 'rediss'"]]);
    expect([t.postgresDsn.jsonSchema(), t.redisDsn.jsonSchema()]).toEqual([
      { type: "string", format: "multi-host-uri", minLength: 1 },
      { type: "string", format: "uri", minLength: 1 },
    ]);
  });
});

// Where databases, caches and brokers are found: URLs of their schemes, completed by the host and port that they listen on. Pydantic's `…Dsn` types.

import { url, type UrlKind } from "./url.ts";

const postgres = ["asyncpg", "pg8000", "psycopg", "psycopg2", "psycopg2cffi", "py-postgresql", "pygresql"].map((driver) => `postgresql+${driver}`);
const mysql = ["mysqlconnector", "aiomysql", "asyncmy", "mysqldb", "pymysql", "cymysql", "pyodbc"].map((driver) => `mysql+${driver}`);

/** PostgreSQL: one host, or several. */
export const postgresDsn: UrlKind = url
  .schemes("postgres", "postgresql", ...postgres)
  .hostRequired()
  .multiHost();

/** CockroachDB. */
export const cockroachDsn: UrlKind = url.schemes("cockroachdb", "cockroachdb+psycopg2", "cockroachdb+asyncpg").hostRequired();

/** MySQL, at port 3306. */
export const mysqlDsn: UrlKind = url
  .schemes("mysql", ...mysql)
  .hostRequired()
  .defaults({ port: 3306 });

/** MariaDB, at port 3306. */
export const mariaDbDsn: UrlKind = url.schemes("mariadb", "mariadb+mariadbconnector", "mariadb+pymysql").defaults({ port: 3306 });

/** MongoDB, at port 27017: one host, or several. */
export const mongoDsn: UrlKind = url.schemes("mongodb", "mongodb+srv").multiHost().defaults({ port: 27017 });

/** Redis: `redis://localhost:6379/0` where nothing else is said. */
export const redisDsn: UrlKind = url.schemes("redis", "rediss").hostRequired().defaults({ host: "localhost", port: 6379, path: "/0" });

/** An AMQP broker. */
export const amqpDsn: UrlKind = url.schemes("amqp", "amqps");

/** Kafka, at port 9092. */
export const kafkaDsn: UrlKind = url.schemes("kafka").defaults({ host: "localhost", port: 9092 });

/** NATS, at port 4222: one host, or several. */
export const natsDsn: UrlKind = url.schemes("nats", "tls", "ws", "wss").multiHost().defaults({ host: "localhost", port: 4222 });

/** ClickHouse, at port 9000. */
export const clickHouseDsn: UrlKind = url
  .schemes("clickhouse+native", "clickhouse+asynch", "clickhouse+http", "clickhouse", "clickhouses", "clickhousedb")
  .defaults({ host: "localhost", port: 9000 });

/** Snowflake. */
export const snowflakeDsn: UrlKind = url.schemes("snowflake").hostRequired();

// `signatura`: what an application is written with.

import "../kernel/supported-node.ts";

// Types and models
export * as t from "../schema/t.ts";
export { Model } from "../schema/model.ts";
export { RootModel } from "../schema/root-model.ts";
export type { RootClass, RootInstance, RootOptions } from "../schema/root-model.ts";
export { generic } from "../schema/generic.ts";
export { toCamel, toPascal, toSnake } from "../schema/alias-generators.ts";
export type { ModelConfig, ModelOptions } from "../schema/typing/model.ts";
export type { AnyModel, AnyType, Fields, HasDefault, In, Out, StandardSchemaV1, Type, Wire } from "../schema/typing/faces.ts";
export type { ParseOptions } from "../schema/context.ts";
export type { DumpOptions, Selection } from "../schema/dump.ts";
export { jsonableEncoder } from "../schema/jsonable-encoder.ts";
export type { JsonableOptions } from "../schema/jsonable-encoder.ts";
export type { JsonSchema, JsonSchemaOptions } from "../schema/json-schema.ts";
export type { ValidationInfo } from "../schema/steps.ts";
export type { Duration, Instant, PlainDate, PlainDateTime, PlainTime, ZonedDateTime } from "../schema/temporal-types.ts";
export { timeOffset } from "../kernel/time-offset.ts";
export { Decimal } from "../kernel/decimal.ts";
export { Secret } from "../kernel/secret.ts";
export { NameEmail } from "../schema/kinds/name-email.ts";

// Errors
export { HTTPException, WebSocketException } from "../errors/http-exception.ts";
export { ProblemDetails } from "../errors/problem-details.ts";
export type { ProblemOptions } from "../errors/problem-details.ts";
export {
  AssertionError,
  CustomError,
  OmitItem,
  RequestValidationError,
  ResponseValidationError,
  UseDefault,
  ValidationError,
  ValueError,
  WebSocketRequestValidationError,
} from "../errors/validation.ts";
export type { Issue, Location } from "../errors/validation.ts";
export { DeclarationError } from "../errors/catalogue.ts";

// Parameters and dependencies
export { Body, Cookie, Form, Header, Path, Query } from "../contract/parameters.ts";
export type { BodyOptions, HeaderOptions, ParameterOptions } from "../contract/parameters.ts";
export { Depends, Security } from "../contract/dependency.ts";
export type { DependsOptions } from "../contract/dependency.ts";
export { SecurityScopes } from "../contract/markers.ts";
export type { Arg, Args, Dependency, Located, Marker, Param, Params, Scope } from "../contract/typing/parameters.ts";
export { BackgroundTasks } from "../depends/background.ts";

// Security
export { APIKeyCookie, APIKeyHeader, APIKeyQuery } from "../contract/security/api-key.ts";
export type { APIKeyOptions } from "../contract/security/api-key.ts";
export type { SchemeOptions } from "../contract/security/credentials-dependency.ts";
export { HTTPBasic } from "../contract/security/http-basic.ts";
export type { HTTPBasicCredentials, HTTPBasicOptions } from "../contract/security/http-basic.ts";
export { HTTPBase, HTTPBearer, HTTPDigest } from "../contract/security/http-scheme.ts";
export type { HTTPAuthorizationCredentials, HTTPBaseOptions, HTTPBearerOptions } from "../contract/security/http-scheme.ts";
export { OAuth2, OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer } from "../contract/security/oauth2.ts";
export type { OAuth2AuthorizationCodeBearerOptions, OAuth2Options, OAuth2PasswordBearerOptions, OAuthFlows } from "../contract/security/oauth2.ts";
export { OpenIdConnect } from "../contract/security/open-id-connect.ts";
export type { OpenIdConnectOptions } from "../contract/security/open-id-connect.ts";
export { OAuth2PasswordRequestForm, OAuth2PasswordRequestFormStrict } from "../contract/security/password-form.ts";
export type { PasswordForm, StrictPasswordForm } from "../contract/security/password-form.ts";
export { constantTimeEquals } from "../kernel/constant-time.ts";

// Requests and answers
export { HttpRequest } from "../http/request.ts";
export { FormFields } from "../http/form-fields.ts";
export type { FormValue } from "../http/form-fields.ts";
export type { FormLimits } from "../http/form-limits.ts";
export { UploadFile } from "../kernel/upload-file.ts";
export { HTMLResponse, HttpResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse } from "../http/response.ts";
export type { StreamingOptions } from "../http/response.ts";
export { FileResponse } from "../http/file-response.ts";
export type { FileResponseOptions } from "../http/file-response.ts";
export type { FrontendOptions } from "../http/frontend-files.ts";
export { staticFiles } from "../http/static-files.ts";
export type { StaticFiles, StaticFilesOptions } from "../http/static-files.ts";
export { status } from "../http/status.ts";
export type { Middleware, Next } from "../http/middleware.ts";
export type { Session } from "../http/session.ts";

// Streams
export { sse } from "../streaming/sse.ts";
export type { SseOptions } from "../streaming/sse.ts";
export { jsonl } from "../streaming/jsonl.ts";
export type { StreamOptions } from "../streaming/stream-options.ts";
export { ServerSentEvent } from "../streaming/server-sent-event.ts";
export type { ServerSentEventFields } from "../streaming/server-sent-event.ts";
export { EventSourceResponse } from "../streaming/event-source-response.ts";
export type { EventSourceOptions, LineEnd, SourceEvent, SourceItem } from "../streaming/event-source-response.ts";
export { Channel, channel, ChannelClosed, ChannelFull } from "../streaming/channel.ts";
export type { ChannelOptions, WhenFull } from "../streaming/channel.ts";
export type { StreamOf } from "../contract/stream.ts";

// Streams that outlive their connections
export { memoryLog } from "../streaming/memory-log.ts";
export type { MemoryLogOptions } from "../streaming/memory-log.ts";
export type { LogBounds } from "../streaming/log-bounds.ts";
export { LeaseLost } from "../streaming/replay-log.ts";
export type { Claim, EndEvent, Lease, NewRun, ReplayLog, RunChange, RunPage, RunState, RunStatus, ToldEnd } from "../streaming/replay-log.ts";
export { RunResponse } from "../streaming/run-response.ts";
export type { RunResponseOptions } from "../streaming/run-response.ts";
export { StreamRun } from "../streaming/stream-run.ts";
export { RunEnded } from "../streaming/run-producer.ts";

// Websockets
export { SocketConnection } from "../http/socket-connection.ts";
export type { AcceptOptions, JsonMode } from "../http/socket-connection.ts";
export { WebSocketDisconnect, WebSocketDisconnected } from "../errors/web-socket-errors.ts";
export type { SocketGives } from "../contract/socket-operation.ts";
export type { SocketRoute } from "../app/typing/socket-route.ts";
export { socket } from "../streaming/typed-socket.ts";
export type { TypedSocket } from "../streaming/typed-socket.ts";

// Middleware
export { bodyLimit } from "../middleware/body-limit.ts";
export { cors } from "../middleware/cors.ts";
export type { CorsOptions } from "../middleware/cors.ts";
export { gzip } from "../middleware/gzip.ts";
export type { GzipOptions } from "../middleware/gzip.ts";
export { httpsRedirect } from "../middleware/https-redirect.ts";
export { sessions } from "../middleware/sessions.ts";
export type { SessionsOptions } from "../middleware/sessions.ts";
export { trustedHost } from "../middleware/trusted-host.ts";
export type { TrustedHostOptions } from "../middleware/trusted-host.ts";

// Applications
export { App } from "../app/app.ts";
export type { AppOptions } from "../app/app-options.ts";
export { Router } from "../app/router.ts";
export type { IncludeOptions, RouterOptions } from "../app/router.ts";
export type { Lifespan } from "../app/lifespan.ts";
export { answerHttpException, answerRequestValidationError } from "../app/exceptions.ts";
export type { ErrorHandler } from "../app/exceptions.ts";
export type { ResolveScope } from "../app/resolve-scope.ts";
export type { DeclaredOperation, Given, Handler, Route } from "../app/typing/route.ts";
export type { Gives, Operation, ResponseDescription, Responses, SharedOptions } from "../contract/operation.ts";
export type { StreamCounts } from "../http/stream-meter.ts";
export type { Logger } from "../kernel/logger.ts";

// Paths
export { registerConvertor } from "../routing/convertors.ts";
export type { Convertor } from "../routing/convertors.ts";

// Documentation pages
export {
  redocContentSecurityPolicy,
  redocHtml,
  swaggerUiContentSecurityPolicy,
  swaggerUiDefaultParameters,
  swaggerUiHtml,
  swaggerUiOauth2RedirectHtml,
} from "../openapi/pages.ts";
export type { PageOptions, RedocOptions, SwaggerUiOptions } from "../openapi/pages.ts";
export { buildDocument } from "../openapi/document.ts";
export type { DocumentInfo, DocumentInput } from "../openapi/document.ts";

// What the compiler names in the declarations of programs that export models and types; nobody writes these by hand
export type { Kind } from "../schema/type.ts";
export type { InstanceMethods } from "../schema/typing/instance.ts";
export type { Built, Input, Merge, ModelClass, Output, PartialFields } from "../schema/typing/model.ts";
export type { StandardSchemaProps } from "../schema/typing/faces.ts";

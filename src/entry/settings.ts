// `signatura/settings`: settings of a program from its environment.

export { Settings } from "../settings/settings.ts";
export type { SettingsClass, SettingsInput, SettingsOptions, SettingsSource, SourceOptions, UsualSources } from "../settings/settings.ts";
export { SettingsError, SettingsSyntaxError } from "../settings/settings-error.ts";
export { CommandLineError } from "../settings/command-line.ts";

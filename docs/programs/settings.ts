// The guide's settings program in an environment that has what it needs.

process.env.ADMIN_EMAIL = "admin@example.com";

export const { app } = await import("../tutorial/settings/app02/main.ts");

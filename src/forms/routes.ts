import type { Express } from 'express'
export function mountForms(_app: Express, _deps: unknown): void {}

// The main job through the real server and its command line: agree, ask, withdraw, ask again.

import { test } from 'node:test'
import { agreeByPost, walk } from './support/walk.ts'

test('allows after the form, denies after a withdrawal, and after a restart alike', (t) =>
  walk(t, agreeByPost))

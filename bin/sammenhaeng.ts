#!/usr/bin/env node
import { runCommandLine } from '../server/command-line/main.ts'

process.exitCode = await runCommandLine(process.argv)

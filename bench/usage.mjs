// Loaded before a script by `node --import`: at its end, writes its CPU time in milliseconds and its peak memory in MB as JSON
// to file descriptor 3.

import { readFileSync, writeSync } from 'node:fs'

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  // The kernel's other count, maxRSS, includes what the parent process had before it started this one.
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
  writeSync(3, JSON.stringify({ cpuMs: (user + system) / 1000, peakMb: kilobytes / 1024 }))
})

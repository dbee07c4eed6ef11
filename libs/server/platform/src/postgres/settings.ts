import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** Part of the memory, within bounds, in whole MiB. */
const share = (memoryBytes: number, part: number, leastMib: number, mostMib: number): number =>
  Math.round(Math.min(mostMib, Math.max(leastMib, (memoryBytes * part) / MIB)));

/**
 * Memory this process may count on, in bytes: that of the machine or, when a container has less,
 * of the container.
 */
export function usableMemoryBytes(): number {
  const constrained = process.constrainedMemory() ?? 0;
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** Nothing may be lost that was acknowledged, not even when the power goes [design, goals]. */
const DURABILITY = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

/**
 * Every checkpoint makes the next change of each page write the page whole, so they are rare and
 * spread out; bounded by what a start after a power cut has to replay.
 */
const WRITE_AHEAD_LOG = {
  checkpoint_timeout: '10min',
  checkpoint_completion_target: '0.9',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  // A commit is thousands of rows: room for several between two flushes.
  wal_buffers: '16MB',
  // Whole pages of readings shrink to a fraction, and the disk is slower than the processor.
  wal_compression: 'pglz',
};

/** Two cores, shared with the server itself; disks without moving parts. */
const MACHINE = {
  // Compiling costs more than any query here takes.
  jit: 'off',
  // A query that takes both cores makes acknowledgements wait.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '2',
  io_workers: '2',
  random_page_cost: '1.1',
  // Several processes, each with its pools, and room for a person who looks in.
  max_connections: '150',
  // Sorts of a province's evidence fit; 150 connections at once never need it.
  work_mem: '16MB',
  // A year's query opens every day's and month's partition with its indexes; each is a lock.
  max_locks_per_transaction: '256',
};

/** Current values are overwritten all day: cleaned early, so that their tables stay small. */
const HOUSEKEEPING = {
  autovacuum_naptime: '20s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.05',
};

/** What a forgotten client may hold up. */
const CLIENTS = {
  idle_in_transaction_session_timeout: '60s',
  // A query whose asker has gone ends.
  client_connection_check_interval: '10s',
};

/** Only this machine, only with the password, over TCP: a socket's path may be too long. */
const REACH = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  ssl: 'off',
};

/** To stderr, in English, read by the server; never a statement, which holds people's data. */
const MESSAGES = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '',
  log_min_error_statement: 'panic',
  log_timezone: 'UTC',
  timezone: 'UTC',
  lc_messages: 'C',
  cluster_name: 'nhipxa',
};

function memorySettings(memoryBytes: number): Record<string, string> {
  return {
    // An eighth: the heap of the server and the file cache live beside it.
    shared_buffers: `${share(memoryBytes, 1 / 8, 128, 2048)}MB`,
    effective_cache_size: `${share(memoryBytes, 1 / 2, 256, 16_384)}MB`,
    maintenance_work_mem: `${share(memoryBytes, 1 / 32, 64, 512)}MB`,
  };
}

/**
 * The settings of the embedded database. They are given at each start instead of being written to
 * its folder, so that a newer version of the program brings its own.
 * @param memoryBytes the memory of the machine, of which the database takes its parts
 */
export function databaseSettings(memoryBytes: number): Record<string, string> {
  return {
    ...DURABILITY,
    ...WRITE_AHEAD_LOG,
    ...MACHINE,
    ...HOUSEKEEPING,
    ...CLIENTS,
    ...REACH,
    ...MESSAGES,
    ...memorySettings(memoryBytes),
  };
}

/** Settings as words of a command line. */
export const settingArguments = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

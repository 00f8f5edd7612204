/** How the embedded server is set: durable, small, deaf to the network, and silent about what its rows contain. */

const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=50',
  'password_encryption=scram-sha-256',
  'timezone=UTC',
  'log_timezone=UTC',
  // Small: one clerk's laptop also runs Node and a browser.
  'shared_buffers=64MB',
  'work_mem=8MB',
  'maintenance_work_mem=64MB',
  'io_method=sync',
  'jit=off',
  'max_wal_size=512MB',
  'autovacuum_max_workers=1',
  'max_logical_replication_workers=0',
]

/**
 * Names and identity numbers stand in statements, parameters and error details alike
 * ("Key (id_number)=(…) already exists"), so no error of a statement reaches the log at all:
 * in this order of levels `log` lies above `error`. Whoever ran the statement gets its error anyway.
 */
const discreet = [
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'log_error_verbosity=terse',
  'log_statement=none',
  'log_min_duration_statement=-1',
  'log_checkpoints=off',
  'log_autovacuum_min_duration=-1',
  'log_lock_waits=off',
]

const lasting = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']

/** Only for tests, whose data ends with them: a killed server keeps its data, a power cut would not. */
const fleeting = ['fsync=off', 'synchronous_commit=on', 'full_page_writes=off']

export function settings(durable: boolean): string[] {
  return [...always, ...discreet, ...(durable ? lasting : fleeting)]
}

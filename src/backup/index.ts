// Backup (sao lưu): everything that the office keeps in one file that any program reads, checked when made and again when restored. Configuration,
// models and sessions are not in it.

export { backUpWhenDue, backupName, checkBackup, makeBackup, shelveBackup, shelvedBackups, shelvedFile, type Shelved } from './shelf.ts';
export { restoreBackup, type Restored } from './restore.ts';
export { writeBackup, type Progress, type Written } from './write.ts';
export { readBackup, readHeader, type ReadBackup } from './read.ts';

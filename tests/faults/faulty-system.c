/* Preloaded into a relay: makes the system fail as it does once in a lifetime.
   FAULT_FOLDER names a folder; while it holds a file
     disk    writing and syncing of a dossier fails with EIO
     clock   its content, in seconds, is added to the wall clock
     death   "WHAT N": the process is killed in the Nth WHAT from now on, where WHAT is
               log-write    a write to the write-ahead log: half of it is written
               log-sync     a sync of the write-ahead log, before it
               log-synced   the same, after it
               file-write   a write to the dossier itself, as a checkpoint does: half of it is written
               file-sync    a sync of the dossier itself, before it
               any-write    a write to either */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int there(const char *name, char *path, size_t size) {
  const char *folder = getenv("FAULT_FOLDER");
  if (!folder) return 0;
  snprintf(path, size, "%s/%s", folder, name);
  return access(path, F_OK) == 0;
}

static int is_dossier(int fd, const char **suffix) {
  static _Thread_local char target[4096];
  char link[64];
  int kept = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, target, sizeof target - 1);
  errno = kept;
  if (length < 0) return 0;
  target[length] = 0;
  char *name = strstr(target, ".penholder");
  if (!name) return 0;
  *suffix = name + strlen(".penholder");
  return 1;
}

static int fails(int fd) {
  char path[4096];
  const char *suffix;
  int kept = errno;
  int is_on = there("disk", path, sizeof path);
  errno = kept;
  return is_on && is_dossier(fd, &suffix);
}

/* Whether the process is to die in this call; `what` is "write", "sync" or "synced". */
static int is_last(int fd, const char *what) {
  static atomic_int done;
  char path[4096], wanted[64] = "", here[64];
  const char *suffix;
  int count = 0, kept = errno, is_here = 0;
  if (there("death", path, sizeof path) && is_dossier(fd, &suffix)) {
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%63s %d", wanted, &count) == 2) {
      int is_log = strcmp(suffix, "-wal") == 0, is_file = *suffix == 0;
      snprintf(here, sizeof here, "%s-%s", is_log ? "log" : "file", what);
      is_here = (is_log || is_file) && strcmp(wanted, here) == 0;
      if (strcmp(wanted, "any-write") == 0) is_here = (is_log || is_file) && strcmp(what, "write") == 0;
    }
    if (file) fclose(file);
    is_here = is_here && atomic_fetch_add(&done, 1) + 1 == count;
    /* Whoever is started next shall live. */
    if (is_here) unlink(path);
  }
  errno = kept;
  return is_here;
}

static void die(void) {
  /* A slow disk: who gives its word before the disk did has the time to be found out. */
  usleep(50000);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  if (fails(fd)) { errno = EIO; return -1; }
  if (is_last(fd, "write")) { REAL(pwrite)(fd, data, size / 2, at); die(); }
  return REAL(pwrite)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  if (fails(fd)) { errno = EIO; return -1; }
  if (is_last(fd, "write")) { REAL(pwrite64)(fd, data, size / 2, at); die(); }
  return REAL(pwrite64)(fd, data, size, at);
}

ssize_t write(int fd, const void *data, size_t size) {
  if (fails(fd)) { errno = EIO; return -1; }
  return REAL(write)(fd, data, size);
}

int fsync(int fd) {
  if (fails(fd)) { errno = EIO; return -1; }
  if (is_last(fd, "sync")) die();
  int result = REAL(fsync)(fd);
  if (is_last(fd, "synced")) die();
  return result;
}

int fdatasync(int fd) {
  if (fails(fd)) { errno = EIO; return -1; }
  if (is_last(fd, "sync")) die();
  int result = REAL(fdatasync)(fd);
  if (is_last(fd, "synced")) die();
  return result;
}

static long shift(void) {
  char path[4096], text[64] = "";
  if (!there("clock", path, sizeof path)) return 0;
  int fd = open(path, O_RDONLY);
  if (fd < 0) return 0;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  return length > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t which, struct timespec *now) {
  int result = REAL(clock_gettime)(which, now);
  if (which == CLOCK_REALTIME) now->tv_sec += shift();
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = REAL(gettimeofday)(now, zone);
  now->tv_sec += shift();
  return result;
}

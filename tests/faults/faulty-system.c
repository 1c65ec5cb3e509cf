/* Preloaded into a relay: makes the system fail as it does once in a lifetime.
   FAULT_FOLDER names a folder; while it holds a file
     disk    writing and syncing of a dossier fails with EIO
     clock   its content, in seconds, is added to the wall clock */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
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

static int fails(int fd) {
  char path[4096], link[64], target[4096];
  int kept = errno;
  int is_on = there("disk", path, sizeof path);
  errno = kept;
  if (!is_on) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, target, sizeof target - 1);
  errno = kept;
  if (length < 0) return 0;
  target[length] = 0;
  return strstr(target, ".penholder") != NULL;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  if (fails(fd)) { errno = EIO; return -1; }
  return REAL(pwrite)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  if (fails(fd)) { errno = EIO; return -1; }
  return REAL(pwrite64)(fd, data, size, at);
}

ssize_t write(int fd, const void *data, size_t size) {
  if (fails(fd)) { errno = EIO; return -1; }
  return REAL(write)(fd, data, size);
}

int fsync(int fd) {
  if (fails(fd)) { errno = EIO; return -1; }
  return REAL(fsync)(fd);
}

int fdatasync(int fd) {
  if (fails(fd)) { errno = EIO; return -1; }
  return REAL(fdatasync)(fd);
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

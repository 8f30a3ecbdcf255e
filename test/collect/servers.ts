// Servers of this machine, closed when the test is over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Answers its address. */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // A server that listens on a port has one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function serve(answer: RequestListener): Promise<string> {
  return listen(createServer(answer));
}

/** The repositories of a folder, by `git http-backend`, for who knows `user:password`. */
export async function serveGit(folder: string, credentials: string): Promise<{ address: string }> {
  const expected = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const address = await serve((request, response) => {
    if (request.headers.authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://host');
    const child = spawn('git', ['http-backend'], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'],
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'reader',
      },
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      const headers = output
        .toString('latin1', 0, end)
        .split('\r\n')
        .map((line) => line.split(': ') as [string, string]);
      const status = headers.find(([name]) => name === 'Status')?.[1];
      response.writeHead(status ? Number(status.slice(0, 3)) : 200, Object.fromEntries(headers));
      response.end(output.subarray(end + 4));
    });
  });
  return { address };
}

/** Where the package of Debian, and most others, puts it. */
const sshd = '/usr/sbin/sshd';

/** Whether this machine could serve git over ssh. */
export const canServeSsh = existsSync(sshd);

export interface SshServer {
  /** Of the machine's root folder: `ssh://user@127.0.0.1:1234`. */
  address: string;
  /** A folder with an `ssh` that knows the server and has a key for it, or does not. */
  client(who: 'known' | 'without a key' | 'without the host key'): Promise<string>;
}

/** The real server, for the user of this test alone. */
export async function serveSsh(folder: string): Promise<SshServer> {
  const port = await findPort();
  const { username } = userInfo();
  const own = `PATH=${process.env['PATH'] ?? ''}`;
  for (const name of ['host', 'client', 'stranger']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, name)]);
  }
  const keyOf = (name: string): Promise<string> => readFile(path.join(folder, `${name}.pub`), 'utf8');
  const config = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${path.join(folder, 'host')}`,
    `AuthorizedKeysFile ${path.join(folder, 'client.pub')}`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'UsePAM no',
    'PidFile none',
  ];
  await writeFile(path.join(folder, 'sshd_config'), `${config.join('\n')}\n`);
  await writeFile(path.join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${await keyOf('host')}`);
  // A root server separates what it does for strangers, and wants a folder for that.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  const server = spawn(sshd, ['-D', '-e', '-f', path.join(folder, 'sshd_config')], { stdio: 'ignore' });
  onTestFinished(() => void server.kill());
  await untilListening(port);
  return {
    address: `ssh://${username}@127.0.0.1:${port}`,
    async client(who) {
      const bin = await mkdtemp(path.join(folder, 'bin-'));
      const identity = path.join(folder, who === 'without a key' ? 'stranger' : 'client');
      const hosts = who === 'without the host key' ? '/dev/null' : path.join(folder, 'known_hosts');
      const options = `-F none -i ${identity} -o IdentitiesOnly=yes -o UserKnownHostsFile=${hosts}`;
      await writeFile(path.join(bin, 'ssh'), `#!/bin/sh\n${own}\nexec ssh ${options} "$@"\n`, {
        mode: 0o755,
      });
      return bin;
    },
  };
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(port: number): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
    await setTimeout(50);
  }
  throw new Error('the ssh server does not listen');
}

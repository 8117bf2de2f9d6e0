//! PostgreSQL and Redis in a temporary folder, reached by a Unix socket.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use licit_store_postgres::PostgresStore;
use licit_store_redis::RedisStore;
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

/// How long a server may take to start.
const START: Duration = Duration::from_secs(60);

/// A running server. Stopped, and its folder removed, when dropped.
pub(crate) struct Running {
    command: Command,
    child: Child,
    folder: PathBuf,
    /// Stops the server when this process is killed, which cannot drop anything.
    watchdog: Child,
}

impl Running {
    fn start(mut command: Command, folder: PathBuf) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(Stdio::null());
        let child = command.spawn().unwrap();
        Self {
            watchdog: watch(&child, &folder),
            command,
            child,
            folder,
        }
    }

    /// Starts the server again if it has ended.
    fn revive(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        let _ = self.watchdog.kill();
        let _ = self.watchdog.wait();
        self.child = self.command.spawn().unwrap();
        self.watchdog = watch(&self.child, &self.folder);
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// `kill -9` of the server.
    pub(crate) fn kill(&mut self) {
        // The processes that serve connections end with their parent's socket.
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // PostgreSQL's immediate shutdown, which ends the processes that serve connections; Redis ends by
        // `kill`.
        let id = self.child.id().to_string();
        let _ = Command::new("kill")
            .args(["-s", "CONT", &id])
            .stderr(Stdio::null())
            .status();
        let _ = Command::new("kill")
            .args(["-s", "QUIT", &id])
            .stderr(Stdio::null())
            .status();
        let end = Instant::now() + Duration::from_secs(5);
        while Instant::now() < end && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = self.watchdog.kill();
        let _ = self.watchdog.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn watch(child: &Child, folder: &Path) -> Child {
    let script =
        "while kill -0 $0 2>/dev/null; do sleep 1; done; kill -9 $1 2>/dev/null; rm -rf $2";
    Command::new("sh")
        .args(["-c", script])
        .arg(std::process::id().to_string())
        .arg(child.id().to_string())
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Sends a signal by its name.
pub(crate) fn signal(process: u32, name: &str) {
    let process = process.to_string();
    let status = Command::new("kill").args(["-s", name, &process]).status();
    assert!(status.unwrap().success(), "{name}");
}

/// The folders of programs.
pub(crate) fn paths() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<_> = std::env::split_paths(&path).collect();
    // Where Debian has those of PostgreSQL.
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    folders.extend(versions.flatten().map(|entry| entry.path().join("bin")));
    folders
}

/// Returns the path of a program; `None` after a message if the machine does not have it.
fn program(name: &str) -> Option<PathBuf> {
    let folders = paths();
    let found = folders
        .iter()
        .map(|folder| folder.join(name))
        .find(|file| file.is_file());
    if found.is_none() {
        let required = std::env::var("LICIT_STORES").is_ok_and(|value| value == "required");
        assert!(
            !required,
            "`{name}` is not installed, and LICIT_STORES=required"
        );
        println!("skipped: `{name}` is not installed");
    }
    found
}

/// A new folder for one server, with a short path, as sockets require.
fn folder(name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let name = format!("licit-{name}-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    fs::create_dir(&path).unwrap();
    path
}

/// The user that PostgreSQL runs as if this process runs as root, which it refuses.
fn unprivileged() -> Option<(u32, u32)> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let is_root = status.lines().any(|line| line.starts_with("Uid:\t0\t"));
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let user = |name: &str| {
        let mut users = users
            .lines()
            .map(|line| line.split(':').collect::<Vec<_>>());
        let user = users.find(|user| user[0] == name)?;
        Some((user[2].parse().ok()?, user[3].parse().ok()?))
    };
    is_root.then(|| user("postgres").or_else(|| user("nobody")))?
}

/// A new folder that the server's user owns.
fn postgres_folder() -> PathBuf {
    let folder = folder("pg");
    if let Some((user, group)) = unprivileged() {
        chown(&folder, Some(user), Some(group)).unwrap();
    }
    folder
}

/// A command of PostgreSQL about the data in `folder`.
fn postgres_command(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    if let Some((user, group)) = unprivileged() {
        command.uid(user).gid(group);
    }
    command.current_dir(folder);
    command.arg("-D").arg(folder.join("data"));
    command
}

fn succeed(command: &mut Command) {
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

pub(crate) struct Postgres(pub(crate) Running);

impl Postgres {
    /// Starts a server; `None` if the machine does not have it.
    pub(crate) async fn start() -> Option<Self> {
        Self::start_with(&[]).await
    }

    /// Starts a server with these settings.
    pub(crate) async fn start_with(settings: &[&str]) -> Option<Self> {
        let initdb = program("initdb")?;
        let folder = postgres_folder();
        let mut create = postgres_command(&initdb, &folder);
        create.args(["--username=licit", "--auth=trust", "--no-sync"]);
        create.args(["--no-locale", "--encoding=UTF8"]);
        succeed(&mut create);
        Self::serve(folder, settings).await
    }

    /// Starts a replica, which has everything that was committed before.
    pub(crate) async fn replica(&self) -> Option<Self> {
        let folder = postgres_folder();
        let mut copy = postgres_command(&program("pg_basebackup")?, &folder);
        copy.arg("-h").arg(self.0.folder());
        copy.args([
            "-U",
            "licit",
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "--no-sync",
        ]);
        succeed(&mut copy);
        Self::serve(folder, &[]).await
    }

    /// Starts the server whose data is in `folder`.
    async fn serve(folder: PathBuf, settings: &[&str]) -> Option<Self> {
        let mut command = postgres_command(&program("postgres")?, &folder);
        command.arg("-k").arg(&folder);
        for setting in ["listen_addresses="].iter().chain(settings) {
            command.args(["-c", setting]);
        }
        let mut server = Self(Running::start(command, folder));
        server.until_ready().await;
        Some(server)
    }

    /// Runs a statement.
    pub(crate) async fn run(&self, statement: &'static str) {
        let pool = pool(self.0.folder(), 1);
        sqlx::query(statement).execute(&pool).await.unwrap();
        pool.close().await;
    }

    /// Returns the processes of the server: the first, which accepts connections, and those that serve them.
    pub(crate) async fn processes(&self) -> Vec<u32> {
        let pool = self.pool();
        let serving = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()";
        let serving = sqlx::query_scalar::<_, i32>(serving).fetch_all(&pool).await;
        pool.close().await;
        let serving = serving.unwrap().into_iter();
        let serving = serving.map(|id| u32::try_from(id).unwrap());
        [self.0.child.id()].into_iter().chain(serving).collect()
    }

    /// Waits until a query returns true.
    pub(crate) async fn until(&self, query: &'static str) {
        let pool = pool(self.0.folder(), 1);
        let end = Instant::now() + START;
        while !sqlx::query_scalar::<_, bool>(query)
            .fetch_one(&pool)
            .await
            .unwrap()
        {
            assert!(Instant::now() < end, "{query}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        pool.close().await;
    }

    /// Starts the server again if it has ended, and waits for it.
    pub(crate) async fn until_ready(&mut self) {
        let end = Instant::now() + START;
        while let Err(error) = pool(self.0.folder(), 1).acquire().await {
            assert!(Instant::now() < end, "{error}");
            // It refuses to start while connections of its predecessor end.
            self.0.revive();
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) fn pool(&self) -> PgPool {
        pool(self.0.folder(), 4)
    }

    pub(crate) async fn store(&self) -> PostgresStore {
        PostgresStore::connect(self.pool()).await.unwrap()
    }
}

/// A pool of connections to the server in `folder`.
pub(crate) fn pool(folder: &Path, connections: u32) -> PgPool {
    let options = PgConnectOptions::new_without_pgpass()
        .socket(folder)
        .username("licit")
        .database("postgres");
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(2))
        .connect_lazy_with(options)
}

pub(crate) struct Redis(pub(crate) Running);

impl Redis {
    /// Starts a server with these settings; `None` if the machine does not have it.
    pub(crate) async fn start(settings: &[&str]) -> Option<Self> {
        Self::start_with(None, settings).await
    }

    /// Starts a server with this content, in the form of a backup.
    pub(crate) async fn start_with(content: Option<&[u8]>, settings: &[&str]) -> Option<Self> {
        let redis = program("redis-server")?;
        let folder = folder("redis");
        if let Some(content) = content {
            fs::write(folder.join("dump.rdb"), content).unwrap();
        }
        let mut command = Command::new(redis);
        command.current_dir(&folder);
        command.args(["--port", "0", "--unixsocket", "s", "--save", ""]);
        command.args(settings);
        let mut server = Self(Running::start(command, folder));
        server.until_ready().await;
        Some(server)
    }

    /// Starts the server again if it has ended, and waits for it.
    pub(crate) async fn until_ready(&mut self) {
        let end = Instant::now() + START;
        let client = self.client();
        while let Err(error) = client.get_multiplexed_async_connection().await {
            assert!(Instant::now() < end, "{error}");
            self.0.revive();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(crate) fn client(&self) -> redis::Client {
        client(self.0.folder())
    }

    pub(crate) async fn store(&self) -> RedisStore {
        RedisStore::connect(self.client()).await.unwrap()
    }

    /// Runs a command.
    pub(crate) async fn run(&self, words: &[&str]) {
        let _: redis::Value = self.ask(words).await;
    }

    /// Runs a command, and returns its reply.
    pub(crate) async fn ask<T: redis::FromRedisValue>(&self, words: &[&str]) -> T {
        let mut command = redis::cmd(words[0]);
        command.arg(&words[1..]);
        let client = self.client();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        command.query_async(&mut connection).await.unwrap()
    }

    /// Starts a primary with its replica, which are connected.
    pub(crate) async fn start_pair() -> Option<(Self, Self)> {
        // Replicas connect by TCP.
        let port = free_port();
        let primary = Self::start(&["--port", &port, "--bind", "127.0.0.1"]).await?;
        let replica = Self::start(&["--replicaof", "127.0.0.1", &port]).await?;
        let end = Instant::now() + START;
        loop {
            let info: String = replica.ask(&["INFO", "replication"]).await;
            if info.contains("master_link_status:up") {
                return Some((primary, replica));
            }
            assert!(Instant::now() < end, "{info}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The file to which the server appends commands.
    pub(crate) fn appended(&self) -> PathBuf {
        let files = fs::read_dir(self.0.folder().join("appendonlydir")).unwrap();
        let mut files = files.map(|file| file.unwrap().path());
        let is_appended = |file: &PathBuf| file.to_string_lossy().ends_with(".incr.aof");
        files.find(is_appended).unwrap()
    }
}

/// A port on which nothing listens.
pub(crate) fn free_port() -> String {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap().port().to_string()
}

/// A client of the server in `folder`.
pub(crate) fn client(folder: &Path) -> redis::Client {
    redis::Client::open(format!("redis+unix://{}", folder.join("s").display())).unwrap()
}

//! A connection that can be cut from outside, whatever it is waiting for. Before login it waits for its turn with every piece it reads,
//! and reads no more than a login takes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::door::{Stage, Standing};
use super::turns::Turns;

/// Cuts the connection when it is dropped.
pub type Cutter = oneshot::Sender<()>;

/// No login says more: of six keys each is offered, and none is longer than a few hundred bytes.
const MOST_BEFORE_LOGIN: usize = 64 * 1024;

/// A connection, as long as its cutter lives.
pub struct Line {
    stream: TcpStream,
    cut: oneshot::Receiver<()>,
    is_cut: bool,
    /// Who is at the other end.
    who: Arc<Standing>,
    turns: Arc<Turns>,
    /// What was read last was read in a turn that may not be over.
    in_turn: bool,
    /// How much was read before login.
    read: usize,
}

impl Line {
    /// The way to cut a line is there before the line, whose place depends on who may be cut for it.
    pub fn cutter() -> (Cutter, oneshot::Receiver<()>) {
        oneshot::channel()
    }

    pub fn new(
        stream: TcpStream,
        cut: oneshot::Receiver<()>,
        who: Arc<Standing>,
        turns: Arc<Turns>,
    ) -> Self {
        Self {
            stream,
            cut,
            is_cut: false,
            who,
            turns,
            in_turn: false,
            read: 0,
        }
    }

    fn stand(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        // a receiver that has answered is not asked again
        self.is_cut = self.is_cut || Pin::new(&mut self.cut).poll(context).is_ready();
        if self.is_cut || self.read > MOST_BEFORE_LOGIN {
            Err(io::ErrorKind::ConnectionAborted.into())
        } else {
            Ok(())
        }
    }

    /// Reads what has come from somebody who has not logged in, when it is its turn; the turn lasts until it comes here again.
    fn read_in_turn(
        &mut self,
        context: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if std::mem::take(&mut self.in_turn) {
            self.turns.done(self.who.id);
        }
        ready!(self.stream.poll_read_ready(context))?;
        ready!(self.turns.poll(&self.who, context));
        self.in_turn = true;
        let before = buf.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buf);
        if read.is_pending() {
            self.turns.done(self.who.id);
        }
        self.read += buf.filled().len() - before;
        read
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.turns.leave(self.who.id);
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.stand(context) {
            Ok(()) if self.who.stage() < Stage::In => self.read_in_turn(context, buf),
            Ok(()) => Pin::new(&mut self.stream).poll_read(context, buf),
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.stand(context) {
            Ok(()) => {
                if self.who.stage() < Stage::In {
                    // what was read is answered
                    self.turns.done(self.who.id);
                }
                Pin::new(&mut self.stream).poll_write(context, buf)
            }
            Err(error) => Poll::Ready(Err(error)),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.stand(context) {
            Ok(()) => Pin::new(&mut self.stream).poll_flush(context),
            Err(error) => Poll::Ready(Err(error)),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

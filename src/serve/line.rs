//! A connection that can be cut from outside, whatever it is waiting for.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

/// Cuts the connection when it is dropped.
pub type Cutter = oneshot::Sender<()>;

/// A connection, as long as its cutter lives.
pub struct Line {
    stream: TcpStream,
    cut: oneshot::Receiver<()>,
    is_cut: bool,
}

impl Line {
    pub fn new(stream: TcpStream) -> (Self, Cutter) {
        let (cutter, cut) = oneshot::channel();
        let is_cut = false;
        let line = Self {
            stream,
            cut,
            is_cut,
        };
        (line, cutter)
    }

    fn stand(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        // a receiver that has answered is not asked again
        self.is_cut = self.is_cut || Pin::new(&mut self.cut).poll(context).is_ready();
        if self.is_cut {
            Err(io::ErrorKind::ConnectionAborted.into())
        } else {
            Ok(())
        }
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.stand(context) {
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
            Ok(()) => Pin::new(&mut self.stream).poll_write(context, buf),
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

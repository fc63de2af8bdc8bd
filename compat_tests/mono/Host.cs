// A lean host for ASP.NET: one thread per connection, keep-alive, inside the application's domain.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Web;
using System.Web.Hosting;

public class Host : MarshalByRefObject
{
    public static void Main(string[] arguments)
    {
        string root = Path.GetFullPath(arguments[1]) + Path.DirectorySeparatorChar;
        var host = (Host)ApplicationHost.CreateApplicationHost(typeof(Host), "/", root);
        host.Run(int.Parse(arguments[0]));
    }

    public override object InitializeLifetimeService()
    {
        return null;
    }

    // Runs in the application's domain, so that no request crosses domains.
    public void Run(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start(128);
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Console.WriteLine("http://127.0.0.1:" + port);
        while (true)
        {
            Socket socket = listener.AcceptSocket();
            socket.NoDelay = true;
            new Thread(() => Serve(socket, port)) { IsBackground = true }.Start();
        }
    }

    static void Serve(Socket socket, int port)
    {
        using (var connection = new Connection(socket))
        {
            try
            {
                Request request;
                while ((request = connection.ReadRequest(port)) != null)
                {
                    HttpRuntime.ProcessRequest(request);
                    request.WaitForEnd();
                    if (request.IsCut)
                        return;
                }
            }
            catch (IOException) { }
            catch (SocketException) { }
        }
    }
}

// Buffered reading of one keep-alive connection.
class Connection : IDisposable
{
    readonly Socket socket;
    readonly byte[] buffer = new byte[16384];
    int start, end;

    public Connection(Socket socket)
    {
        this.socket = socket;
    }

    public Request ReadRequest(int port)
    {
        string line = ReadLine();
        if (string.IsNullOrEmpty(line))
            return null;
        string[] words = line.Split(' ');
        var headers = new List<string[]>();
        int length = 0;
        while ((line = ReadLine()).Length > 0)
        {
            int colon = line.IndexOf(':');
            var header = new[] { line.Substring(0, colon), line.Substring(colon + 1).Trim() };
            headers.Add(header);
            if (header[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header[1]);
        }
        return new Request(this, port, words[0], words[1], headers, ReadBody(length));
    }

    public void Send(byte[] data, int offset, int length)
    {
        while (length > 0)
        {
            int sent = socket.Send(data, offset, length, SocketFlags.None);
            offset += sent;
            length -= sent;
        }
    }

    public void Dispose()
    {
        socket.Close();
    }

    string ReadLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end && !Fill())
                return line.Length == 0 ? null : line.ToString();
            int feed = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            int stop = feed < 0 ? end : feed;
            line.Append(Encoding.ASCII.GetString(buffer, start, stop - start));
            start = feed < 0 ? end : feed + 1;
            if (feed >= 0)
                return line.ToString().TrimEnd('\r');
        }
    }

    byte[] ReadBody(int length)
    {
        var body = new byte[length];
        int have = Math.Min(length, end - start);
        Buffer.BlockCopy(buffer, start, body, 0, have);
        start += have;
        while (have < length)
        {
            int got = socket.Receive(body, have, length - have, SocketFlags.None);
            if (got == 0)
                throw new IOException("connection closed within a request");
            have += got;
        }
        return body;
    }

    bool Fill()
    {
        start = 0;
        end = socket.Receive(buffer, 0, buffer.Length, SocketFlags.None);
        return end > 0;
    }
}

// One request, as ASP.NET wants to see it; the answer leaves with one send where it fits.
class Request : SimpleWorkerRequest
{
    readonly Connection connection;
    readonly int port;
    readonly string verb, path, query;
    readonly byte[] body;
    readonly string[] known = new string[RequestHeaderMaximum];
    readonly string[][] unknown;
    readonly StringBuilder head = new StringBuilder(256);
    readonly MemoryStream answer = new MemoryStream(4096);
    readonly ManualResetEventSlim done = new ManualResetEventSlim();

    public Request(Connection connection, int port, string verb, string target, List<string[]> headers, byte[] body)
        : base(target.Split('?')[0].TrimStart('/'), "", null)
    {
        this.connection = connection;
        this.port = port;
        this.verb = verb;
        this.body = body;
        int mark = target.IndexOf('?');
        path = mark < 0 ? target : target.Substring(0, mark);
        query = mark < 0 ? "" : target.Substring(mark + 1);
        var others = new List<string[]>();
        foreach (string[] header in headers)
        {
            int index = GetKnownRequestHeaderIndex(header[0]);
            if (index >= 0)
                known[index] = header[1];
            else
                others.Add(header);
        }
        unknown = others.ToArray();
    }

    // Whether the application asked to close the connection, in the midst of the request.
    public bool IsCut { get; private set; }

    public void WaitForEnd()
    {
        done.Wait();
    }

    public override string GetHttpVerbName() { return verb; }
    public override string GetHttpVersion() { return "HTTP/1.1"; }
    public override string GetUriPath() { return path; }
    public override string GetFilePath() { return path; }
    public override string GetPathInfo() { return ""; }
    public override string GetQueryString() { return query; }
    public override string GetRawUrl() { return query.Length == 0 ? path : path + "?" + query; }
    public override string GetLocalAddress() { return "127.0.0.1"; }
    public override int GetLocalPort() { return port; }
    public override string GetRemoteAddress() { return "127.0.0.1"; }
    public override string GetServerName() { return "127.0.0.1"; }
    public override string GetKnownRequestHeader(int index) { return known[index]; }
    public override string[][] GetUnknownRequestHeaders() { return unknown; }
    public override byte[] GetPreloadedEntityBody() { return body; }
    public override int GetPreloadedEntityBodyLength() { return body.Length; }
    public override int GetTotalEntityBodyLength() { return body.Length; }
    public override bool IsEntireEntityBodyIsPreloaded() { return true; }
    public override int ReadEntityBody(byte[] target, int size) { return 0; }

    public override string GetUnknownRequestHeader(string name)
    {
        foreach (string[] header in unknown)
            if (header[0].Equals(name, StringComparison.OrdinalIgnoreCase))
                return header[1];
        return null;
    }

    public override void SendStatus(int code, string description)
    {
        head.Append("HTTP/1.1 ").Append(code).Append(' ').Append(description).Append("\r\n");
    }

    public override void SendKnownResponseHeader(int index, string value)
    {
        SendUnknownResponseHeader(GetKnownResponseHeaderName(index), value);
    }

    public override void SendUnknownResponseHeader(string name, string value)
    {
        if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            head.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    public override void SendResponseFromMemory(byte[] data, int length)
    {
        answer.Write(data, 0, length);
    }

    public override void FlushResponse(bool finalFlush) { }

    public override void CloseConnection()
    {
        IsCut = true;
    }

    // Of an answer that is cut one half leaves.
    public override void EndOfRequest()
    {
        head.Append("Content-Length: ").Append(answer.Length).Append("\r\n\r\n");
        byte[] start = Encoding.ASCII.GetBytes(head.ToString());
        byte[] content = answer.GetBuffer();
        int length = (int)answer.Length / (IsCut ? 2 : 1);
        try
        {
            if (length <= 65536)
            {
                Array.Resize(ref start, start.Length + length);
                Buffer.BlockCopy(content, 0, start, start.Length - length, length);
                connection.Send(start, 0, start.Length);
            }
            else
            {
                connection.Send(start, 0, start.Length);
                connection.Send(content, 0, length);
            }
        }
        finally
        {
            done.Set();
        }
    }
}
